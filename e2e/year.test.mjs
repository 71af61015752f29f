// The year 2022 of an agency, from the January decision on its committee to the December report, played by its
// people on a clock that stands where the test puts it; at its end every clause has its evidence.
import { after, before } from 'node:test';
import { Office } from './office.mjs';
import { year } from './year/people.mjs';

before(async () => { year.office = await Office.open('2022-01-04T08:00'); });
after(async () => { await year.office?.close(); });

// One after the other, each on what the one before it left.
await import('./year/plan.mjs');
await import('./year/work.mjs');
await import('./year/close.mjs');
