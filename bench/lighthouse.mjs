// Lighthouse on ten public pages of a running demonstration, on its slow phone (throttled line and
// processor): a table of the four scores and of what is below 98.
//   npm i --prefix /tmp/lighthouse lighthouse     (outside the repository)
//   node bench/lighthouse.mjs http://127.0.0.1:18080 /tmp/lighthouse [path …]
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const [url = 'http://127.0.0.1:18080', where = '/tmp/lighthouse', ...asked] = process.argv.slice(2)
const { default: lighthouse } = await import(createRequire(join(where, 'x.js')).resolve('lighthouse'))
const base = '/portal/con-co'
const found = await (await fetch(`${url}${base}/sitemap.xml`)).text()
const article = found.match(/\/news\/[^<]+/)?.[0] ?? '/news'
const pages = asked.length ? asked : [
  '', '/processes', '/processes/qt-vp-01', '/processes/qt-vp-01/en', '/dossiers', '/quality', '/news', article, '/feedback',
  '/appointments',
].map((path) => base + path)

const port = 9322
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const browser = spawn(chromium, [
  '--headless=new', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank',
], { stdio: 'ignore' })
for (let tries = 0; tries < 60; tries += 1) {
  if (await fetch(`http://127.0.0.1:${port}/json/version`).then(() => true, () => false)) break
  await sleep(250)
}

const names = ['performance', 'accessibility', 'best-practices', 'seo']
console.log('| page | performance | accessibility | best practices | SEO | bytes | LCP |\n|---|---|---|---|---|---|---|')
let below = 0
for (const page of pages) {
  const { lhr } = await lighthouse(url + page, { port, onlyCategories: names, logLevel: 'error' })
  const scores = names.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100))
  const bytes = lhr.audits['total-byte-weight']?.numericValue ?? 0
  const lcp = lhr.audits['largest-contentful-paint']?.displayValue ?? ''
  console.log(`| \`${page}\` | ${scores.join(' | ')} | ${bytes.toLocaleString('vi-VN')} | ${lcp} |`)
  for (const [place, name] of names.entries()) {
    if (scores[place] >= 98) continue
    below += 1
    for (const { id, weight } of lhr.categories[name].auditRefs) {
      const audit = lhr.audits[id]
      if (weight > 0 && audit.score !== null && audit.score < 0.98) console.error(`  ${name}: ${id}: ${audit.displayValue ?? audit.title}`)
    }
  }
}
browser.kill()
await sleep(300)
rmSync(profile, { recursive: true, force: true })
process.exitCode = below ? 1 : 0
