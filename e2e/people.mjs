// A browser, and people who sign in with it.
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const BASE = process.env.HAIDANG_URL ?? 'http://127.0.0.1:8080';
export const PASSWORD = process.env.HAIDANG_PASSWORD ?? 'hai dang con co';

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** Somebody at a browser of their own. Errors of the page and of its policy are kept for the test to look at. */
export async function person(browser, login, { width = 1280, scheme = 'light', bypassCSP = false, base = BASE } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 780 : 900 }, colorScheme: scheme, locale: 'vi-VN', bypassCSP,
    isMobile: width < 600, hasTouch: width < 600, acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(`page: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of (4\d\d)/.test(line.text())) page.errors.push(`console: ${line.text()}`);
  });
  page.on('dialog', (dialog) => { page.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  if (login) await signIn(page, login, base);
  return page;
}

export async function signIn(page, login, base = BASE) {
  await page.goto(`${base}/login`);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Approves a version, as people do: with the password. */
export async function approve(page, version, password = PASSWORD) {
  await page.goto(`${BASE}/documents/${version}`);
  await page.getByLabel(/Mật khẩu của bạn/).fill(password);
  await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
}

/** The text of a PDF that this person may open, as it lies on the page or, without `layout`, line after line of each cell. */
export async function pdfText(page, path, layout = true, base = BASE) {
  const { execFileSync } = await import('node:child_process');
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const answer = await page.request.get(base + path);
  if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  const folder = mkdtempSync(join(tmpdir(), 'haidang-pdf-'));
  const file = join(folder, 'a.pdf');
  writeFileSync(file, await answer.body());
  return execFileSync('pdftotext', [...(layout ? ['-layout'] : []), file, '-'], { encoding: 'utf8' }).normalize('NFC');
}
