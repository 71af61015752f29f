import { BASE, openBrowser, person } from './people.mjs';
const browser = await openBrowser();
const first = async (page, path) => { await page.goto(BASE + path); return page.locator('#results tbody th a, table.list tbody th a').first().getAttribute('href'); };
for (const width of [1280, 360]) {
  const page = await person(browser, 'thuky', { width });
  const programme = await first(page, '/audit-programmes?q=2022');
  const report = await first(page, '/yearly-reports');
  await page.goto(BASE + '/transitions');
  const transitions = await page.locator('table.list tbody th a').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  const audit = await first(page, '/audits?q=' + encodeURIComponent('kiểm soát hồ sơ tại Văn phòng'));
  const finding = await first(page, '/audit-findings');
  const paths = { programmes: '/audit-programmes', coverage: programme + '/coverage', coverage2008: programme + '/coverage?edition=2008', categories: '/audit-categories', findings: '/audit-findings', findings2026: '/audit-findings?edition=2026', finding, audit,
    evidence: '/evidence', evidence2008: '/evidence?edition=2008', scope: '/scope', transitions: '/transitions', past: transitions[1], present: transitions[0], item: transitions[0] + '/items/8', report, reports: '/yearly-reports?phase=sent&as_of=10/12/2022', nc: '/nonconformities?edition=2008', packs: '/inspection-packs' };
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(BASE + path);
    await page.screenshot({ path: `/tmp/h6/shots/${name}-${width}.png`, fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log(name, width, 'over', over);
  }
  console.log(width, page.errors);
}
await browser.close();
