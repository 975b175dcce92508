// The browser that shows the workbench.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** The path of a Chromium on this machine (the variable CHROMIUM comes first), or nothing. */
export function findBrowser() {
  return process.env.CHROMIUM || places.find((file) => fs.existsSync(file));
}

/** Opens a headless Chromium. Throws with what to install when there is none. */
export async function openBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error('No Chromium: apt-get install -y --no-install-recommends chromium, or set CHROMIUM to its path.');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** Lets a browser context ask loopback only; what else it would have fetched is collected in the returned list. */
export async function loopbackOnly(context) {
  const blocked = [];
  const outside = ({ hostname }) =>
    hostname !== '127.0.0.1' && hostname !== 'localhost' && !hostname.endsWith('.localhost');
  await context.route(outside, (route) => {
    blocked.push(route.request().url());
    return route.abort();
  });
  return blocked;
}
