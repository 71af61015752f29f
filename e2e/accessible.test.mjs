// Every main page at two widths, light and dark: no violation of WCAG 2.2 AA that axe can find, no sideways scroll.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BASE, openBrowser, person } from './people.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['/', '/search?q=quy%20trinh', '/documents', '/documents/new', '/document-codes', '/change-requests', '/change-requests/new',
  '/procedures', '/procedures/new', '/procedures/lint-report', '/imports', '/dossiers', '/distributions', '/distributions/coverage', '/distributions/copies', '/distributions/recalls',
  '/distributions/settings', '/disposals', '/disposals/new', '/objectives', '/objectives/new', '/nonconformities', '/nonconformities/new', '/nonconformities/board',
  '/nonconformities/recurrences', '/nonconformities/import', '/nonconforming-outputs', '/nonconforming-outputs/new', '/evidence',
  '/external-documents', '/external-documents/new', '/evidence?edition=2026', '/transitions', '/transitions/new', '/inspections',
  '/inspection-packs', '/yearly-reports',
  '/external-documents/import', '/legal-watch', '/legal-watch/changes/new', '/legal-watch/reviews', '/legal-watch/proposals', '/people',
  '/units', '/agency', '/working-time', '/decisions', '/ledger', '/ledger/check', '/account', '/registers', '/registers/documents', '/registers/forms', '/registers/records',
  '/registers/holdings', '/registers/disposals', '/reviews', '/reviews/done',
  '/scope', '/scope/edit', '/scope/competence', '/scope/processes', '/process-map', '/process-map/new', '/declarations', '/declarations/reasons',
  '/committees', '/committees/new', '/committee-seats', '/committee-meetings', '/committee-meetings/new',
  '/risks', '/risks/new', '/risks/board', '/risk-scales', '/context-issues', '/interested-parties', '/providers', '/equipment',
  '/environment-checks', '/communication-plan', '/communications', '/audit-programmes', '/audits', '/audits/board', '/audit-findings',
  '/management-reviews', '/review-decisions', '/guests', '/surveys', '/surveys/new', '/surveys/questions', '/feedback', '/feedback/new',
  '/feedback/rules', '/news', '/news/new', '/news/comments', '/news/imports', '/news/settings', '/visits', '/bulletins', '/bulletins/new',
  '/bulletins/log', '/briefings', '/briefings/log', '/appointments', '/appointments/settings',
  '/courses', '/courses/new', '/courses/board', '/attendances', '/training-needs', '/competences', '/knowledge',
  '/training-people', '/plans', '/plans/new', '/tasks', '/tasks/board', '/tasks/import', '/urgings', '/objectives/board', '/objectives/import',
  '/distributions/readings', '/successions', '/successions/new', '/inherited', '/audit-categories', '/audit-findings?edition=2026', '/yearly-reports?phase=sent'];
let browser;

before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const width of [1280, 360]) {
  for (const scheme of ['light', 'dark']) {
    test(`${width} px, ${scheme}`, async () => {
      const page = await person(browser, 'thuky', { width, scheme, bypassCSP: true });
      for (const path of PAGES) {
        await page.goto(BASE + path, { waitUntil: 'networkidle' });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - screen.width);
        assert.ok(over <= 0, `${path} scrolls sideways by ${over} px`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }));
        const told = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target).join(' ')}`);
        assert.deepEqual(told, [], `${path} at ${width} px, ${scheme}`);
      }
      assert.deepEqual(page.errors, []);
    });
  }
}

test('a page is light', async () => {
  const page = await person(browser, 'thuky');
  for (const path of PAGES) {
    const answer = await page.request.get(BASE + path);
    const size = (await answer.body()).length;
    assert.ok(size < 50 * 1024 * 3, `${path} is ${size} bytes before compression`);
  }
});

test('the keyboard is enough to sign in and reach a document', async () => {
  const page = await person(browser, null);
  await page.goto(`${BASE}/login`);
  await page.locator('input[name="login"]:focus').waitFor();
  await page.keyboard.type('thuky');
  await page.keyboard.press('Tab');
  await page.keyboard.type(process.env.HAIDANG_PASSWORD ?? 'hai dang con co');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  // The key of the search works once the script of the page has run.
  await page.waitForLoadState('load');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Đến nội dung chính');
  await page.keyboard.press('/');
  await page.locator('input[type="search"]:focus').waitFor();
  await page.keyboard.type('khai sinh');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search/);
  assert.match(await page.locator('main').innerText(), /Đăng ký khai sinh/, 'found without diacritics');
});
