// Figures: the head's page, the frozen inputs of the review, the yearly report and the lists behind them say the same.
import assert from 'node:assert/strict';

/** Pages that are no list of a table, with what marks each thing that the figure counts. */
const MARKED = [[/^\/decisions\?/, 'tbody tr'], [/^\/yearly-reports\?/, '#h-list ~ table tbody tr'], [/^\/process-map$/, 'tr[id^="process-"]'],
  [/^\/competences\?&as_of/, 'tr:not([role]) > th[scope="row"]']];

/** Pages whose rows are something else than what is counted: entries of the record, roles of people, readings by
 * unit, clauses by unit, what is wrong in a card above a list, ticks of a survey, a board, the one scope. */
const WITHIN = [/^\/ledger$/, /^\/people\?as_of/, /^\/distributions\/coverage/, /^\/audit-programmes\/\d+\/coverage/, /^\/committee-seats$/,
  /^\/surveys\/\d+$/, /^\/reviews$/, /^\/scope$/];

/** A number without the points between its thousands. */
const plain = (number) => number?.replaceAll('.', '');

/** Each figure as the head's page, the frozen inputs of the review and the report tell it. */
async function told(office, reader, { review, report }) {
  const inputs = await office.see(reader, `${review}/inputs`);
  const frozen = new Map(await inputs.locator('#inputs table.list tbody tr').evaluateAll((all) => all.map(
    (row) => [row.querySelector('th').innerText.trim().toLowerCase(), row.querySelector('.cell').innerText.trim()])));
  const rows = await office.rows(reader, `${report}/figures`);
  const sent = new Map(rows.map(([, label, count, of]) => [label.toLowerCase(), of ? `${count}/${of}` : count]));
  const page = await office.see(reader, '/quality');
  const shown = await page.locator('.overview dl.figures > div').evaluateAll((all) => all.map((it) => {
    const link = it.querySelector('dd a');
    return { label: it.querySelector('dt').innerText.trim(), page: link.innerText.trim(), href: link.getAttribute('href') };
  }));
  return shown.map((it) => {
    const key = it.label.toLowerCase();
    return { ...it, page: plain(it.page), frozen: plain(frozen.get(key)), sent: sent.get(key) };
  });
}

/** How many things the page behind a figure lists. */
async function listed(office, reader, href) {
  const mark = MARKED.find(([path]) => path.test(href))?.[1];
  if (!mark) return (await office.rows(reader, href)).length;
  return (await office.see(reader, href)).locator(mark).count();
}

/** Every figure is the same everywhere, and its list has as many rows. */
export async function compared(office, reader, at) {
  const all = await told(office, reader, at);
  assert.ok(all.length > 60, `${all.length} figures`);
  const wrong = [];
  for (const { label, href, page, frozen, sent } of all) {
    // The head looks back twelve months, as the review does; the report's year began on 1 January, and what happened in it is no more.
    const isReported = label.includes('trong kỳ') ? Number(sent?.split('/')[0]) <= Number(page.split('/')[0]) : page === sent;
    if (page !== frozen || !isReported) wrong.push(`${label}: head's page ${page}, review ${frozen}, report ${sent}`);
    if (WITHIN.some((within) => within.test(href))) continue;
    const rows = await listed(office, reader, href);
    if (String(rows) !== page.split('/')[0]) wrong.push(`${label}: ${page}, but ${rows} rows at ${href}`);
  }
  assert.deepEqual(wrong, []);
}
