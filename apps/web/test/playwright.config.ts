import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const STARTS_WITHIN_MS = 120_000;
const { CHROMIUM = '/usr/bin/chromium' } = process.env;
// Workers read this file too: they share the folder and the port of the one who started.
process.env.BROWSER_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'liaison-browser-'));
process.env.BROWSER_PORT ??= String(await freePort());
// What is watched in a test is a server of the test's own: one port for each device, which the suite may ask.
process.env.BROWSER_SOURCE_PORTS ??= `${await freePort()},${await freePort()}`;
const { BROWSER_PORT } = process.env;
const watched = process.env.BROWSER_SOURCE_PORTS.split(',').map((port) => `127.0.0.1:${port}`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The real suite, started for this run on data of its own, in the browser that the system has. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.ts',
  outputDir: '../../../screenshots/failures',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A journey that passes only the second time is written down as flaky in the summary; a developer sees it fail.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${BROWSER_PORT}`,
    locale: 'fr-CA',
    timezoneId: 'America/Toronto',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'phone', use: { ...devices['Pixel 7'] } },
  ],
  webServer: {
    command: 'node dist/apps/all/src/main.js',
    cwd: '../../..',
    env: { PORT: BROWSER_PORT, DATA_DIR: process.env.BROWSER_DATA_DIR, NODE_ENV: 'test', FETCH_ALLOWED_PRIVATE: watched.join() },
    wait: { stdout: /Liaison : http/ },
    timeout: STARTS_WITHIN_MS,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
