import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';

const contentTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A plain file server with the built page two folders down, as on somebody's web space. */
function serveBelow(folder: string): Server {
  return createServer((request, response) => {
    const place = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = path.join('dist', place.startsWith(folder) ? place.slice(folder.length) || 'index.html' : '..none');
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
}

/** Everything that went wrong while the page loaded: script errors, refused resources, missing files. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

test('the built page opens without a complaint under its own security policy', async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto('/');
  await expect(page).toHaveTitle(/Loadbearing/);
  await expect(page.locator('#root')).not.toBeEmpty();
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'self'; script-src 'self'; worker-src 'self'/);
  expect(complaints).toEqual([]);
});

test('the security policy refuses a script written into the page', async ({ page }) => {
  await page.goto('/');
  const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
  });
  await refused;
  await expect(page).toHaveTitle(/Loadbearing/);
});

test('the page works from a sub-folder of a site', async ({ page }) => {
  const server = serveBelow('/some/folder/');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const complaints = collectComplaints(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/some/folder/`);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.evaluate(() => document.fonts.ready);
  expect(complaints).toEqual([]);
  server.close();
});
