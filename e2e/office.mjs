// An agency that one test has for itself: a server with a folder and a clock of its own, on the eve of 2022
// (`haidang demo --bare`), and people who fill in forms by the words that stand beside the fields.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, PASSWORD, pdfText, person } from './people.mjs';

const PROGRAM = process.env.HAIDANG_BIN ?? join(dirname(fileURLToPath(import.meta.url)), '../target/debug/haidang');
const PORT = Number(process.env.HAIDANG_YEAR_PORT ?? 18079);
const exact = (words) => new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(?:\\(.*)?$`, 's');

export class Office {
  people = new Map();
  errors = [];

  /** Starts it at a moment such as `2022-01-04T08:00`, by the clock of this country. */
  static async open(moment) {
    const it = new Office();
    it.folder = mkdtempSync(join(tmpdir(), 'haidang-year-'));
    it.base = `http://127.0.0.1:${PORT}`;
    it.tell(moment);
    const log = openSync(join(it.folder, 'log'), 'w');
    const options = ['demo', '--bare', '--clock-file', join(it.folder, 'clock'), '--data', join(it.folder, 'demo')];
    it.server = spawn(PROGRAM, [...options, '--listen', `127.0.0.1:${PORT}`], { stdio: ['ignore', log, log] });
    it.ended = new Promise((resolve) => { it.server.once('exit', resolve); });
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(`${it.base}/health`).catch(() => null);
      if (answer?.ok) break;
      assert.ok(tries < 400 && it.server.exitCode === null, readFileSync(join(it.folder, 'log'), 'utf8'));
      await new Promise((resolve) => { setTimeout(resolve, 150); });
    }
    it.browser = await openBrowser();
    return it;
  }

  async close() {
    await this.browser?.close();
    this.server.kill();
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
    assert.deepEqual(this.errors, [], 'no page may raise an error');
  }

  /** Moves the clock. Who was signed in long before has to sign in again. */
  tell(moment) {
    const file = join(this.folder, 'clock');
    writeFileSync(`${file}.new`, `${moment}:00+07:00\n`);
    renameSync(`${file}.new`, file);
    this.moment = moment;
  }

  async at(moment) {
    this.tell(moment);
    await Promise.all([...this.people.values()].map((page) => page.context().close()));
    this.people.clear();
  }

  /** Somebody who is signed in, at a browser of their own. */
  async as(login) {
    if (!this.people.has(login)) {
      const page = await person(this.browser, login, { base: this.base });
      page.errors = this.errors;
      this.people.set(login, page);
    }
    return this.people.get(login);
  }

  async see(login, path) {
    const page = await this.as(login);
    await page.goto(this.base + path);
    return page;
  }

  /** Begins an entry of a register by its form; gives its address. */
  async begin(login, path, fields) {
    const [own, query] = path.split('?');
    const page = await this.see(login, `${own}/new${query ? `?${query}` : ''}`);
    await this.send(page, page.locator('main form:has(button.primary)').last(), fields);
    return new URL(page.url()).pathname;
  }

  /** Presses the button of a step or an action on the page of a thing, its form filled in. */
  async step(login, at, button, fields = {}) {
    const page = await this.as(login);
    // Whoever did the step before has the page before them.
    const isOpen = this.last === `${login} ${at}` && new URL(page.url()).pathname === at;
    if (!isOpen) await this.see(login, at);
    await this.press(page, button, fields);
    this.last = `${login} ${at}`;
    return new URL(page.url()).pathname;
  }

  async press(page, button, fields = {}) {
    const own = page.locator('main form', { has: page.getByRole('button', { name: button, exact: true }) }).first();
    assert.ok(await own.count(), `${page.url()}: no button «${button}» in: ${await this.buttons(page)}`);
    await this.send(page, own, fields, button);
  }

  /** Sends a form without its page: the same again and again is not what a test is about. */
  async post(login, path, form) {
    const page = await this.as(login);
    const answer = await page.request.post(this.base + path, { form, headers: { origin: this.base }, maxRedirects: 0 });
    assert.equal(answer.status(), 303, `${path}: ${(await answer.text()).slice(0, 2000)}`);
  }

  async buttons(page) {
    return (await page.locator('main').getByRole('button').allInnerTexts()).join(' | ');
  }

  async send(page, form, fields, button) {
    await fill(page, form, fields);
    const press = button ? form.getByRole('button', { name: button, exact: true }) : form.locator('button.primary');
    if (!(await press.first().isVisible())) await page.locator('main details').evaluateAll((all) => all.forEach((it) => { it.open = true; }));
    await press.first().click();
    await page.locator('.flash, .err-summary, main').first().waitFor();
    const wrong = await page.locator('.flash.bad, .err-summary, .error').evaluateAll((all) => all.map((it) => `${it.id} ${it.innerText}`));
    assert.deepEqual(wrong, [], `${page.url()}: ${button ?? 'form'}`);
  }

  /** The rows of a list behind an address, as programs read them. */
  async rows(login, href) {
    const page = await this.as(login);
    const answer = await page.request.get(`${this.base}${href}${href.includes('?') ? '&' : '?'}format=csv`);
    assert.equal(answer.status(), 200, `${href}: ${answer.status()}`);
    assert.match(answer.headers()['content-type'], /^text\/csv/, href);
    return csv(await answer.text());
  }

  async paper(login, path) {
    return (await pdfText(await this.as(login), path, false, this.base)).replace(/\s+/g, ' ');
  }
}

/** Fills in each field by the words beside it; several values are for several fields of one name, in order. */
async function fill(page, form, fields) {
  for (const [label, values] of Object.entries(fields)) {
    for (const [place, value] of [values].flat().entries()) await fillOne(page, form, label, place, value);
  }
}

async function fillOne(page, form, label, place, value) {
  const field = form.getByLabel(exact(label)).nth(place);
  if (!(await field.count())) {
    assert.fail(`${page.url()}: no field «${label}» among: ${(await form.locator('label, legend').allInnerTexts()).join(' | ')}`);
  }
  if (!(await field.isVisible())) await page.locator('main details').evaluateAll((all) => all.forEach((it) => { it.open = true; }));
  const kind = await field.evaluate((node) => (node.tagName === 'SELECT' ? 'select' : node.type));
  if (kind === 'select') {
    const option = field.locator('option', { hasText: value }).first();
    assert.ok(await option.count(), `${label}: no «${value}» in: ${(await field.locator('option').allInnerTexts()).join(' | ')}`);
    await field.selectOption(await option.getAttribute('value') ?? await option.innerText());
  } else if (kind === 'checkbox' || kind === 'radio') {
    await field.setChecked(value);
  } else if (kind === 'date') {
    await field.fill(value.split('/').reverse().join('-'));
  } else if (kind === 'file') {
    await field.setInputFiles(value);
  } else {
    await field.fill(value);
  }
}

/** Lines of a CSV file, without their heads. */
function csv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]).slice(1);
}
