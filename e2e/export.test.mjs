// The portal of the demonstration as plain files: every link of every file leads to a file, to a place in it, or to the living
// site; no form, nothing loaded from elsewhere.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const { HAIDANG_BIN: program, HAIDANG_E2E_DATA: data } = process.env;
const LIVE = 'https://song.conco.example';

test('every link of the exported portal leads somewhere', { skip: !program || !data }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-export-'));
  execFileSync(program, ['portal', 'export', join(folder, 'site'), '--data', join(data, 'demo'), '--public-url', LIVE], { stdio: 'pipe' });
  const root = join(folder, 'site');
  const files = readdirSync(root, { recursive: true }).map((name) => join(root, name)).filter((name) => statSync(name).isFile());
  const pages = files.filter((name) => name.endsWith('.html'));
  const texts = new Map(pages.map((name) => [name, readFileSync(name, 'utf8')]));
  assert.ok(pages.length > 30, `${pages.length} pages`);
  const broken = [];
  let links = 0;
  for (const [page, html] of texts) {
    assert.doesNotMatch(html, /<form[^>]*method="post"/, `${page} asks what nobody answers`);
    for (const [, kind, quoted] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
      const link = quoted.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
      links += 1;
      if (/^(mailto|tel):/.test(link) || link.startsWith(`${LIVE}/`)) continue;
      if (/^https:\/\//.test(link)) {
        if (kind === 'src') broken.push(`${page}: loads ${link}`);
        continue;
      }
      const [path, place] = link.split('#');
      const target = path ? resolve(dirname(page), decodeURI(path.split('?')[0])) : page;
      if (!existsSync(target) || !statSync(target).isFile()) broken.push(`${page}: ${link}`);
      else if (place && !(texts.get(target) ?? '').includes(`id="${place}"`)) broken.push(`${page}: ${link} has no such place`);
    }
  }
  assert.deepEqual(broken, [], `${links} links`);
  rmSync(folder, { recursive: true });
});
