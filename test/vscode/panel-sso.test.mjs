// The sign-in view of the panel in the newest VS Code: scenarios, a response that is opened, pasted or dropped, and what
// points at what. Pictures of it are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { audit } from './audit.mjs';
import { openFile, prepareWindows, run, screenshots, tellOfFailures, until } from './window.mjs';

const name = 'sso.integrations.yaml';
const text = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
users:
  - { email: ada@acme.example, name: Ada Byron }
  - { email: admin@acme.example, name: Grace Hopper }
identityProviders:
  - name: Acme_SSO
    type: generic
    enabled: true
    issuerUri: https://idp.acme.example/saml
    ssoUrl: https://idp.acme.example/sso
    audience: https://login.mypurecloud.de/saml
  - name: Other_SSO
    type: okta
    issuerUri: https://other.example/saml
    ssoUrl: https://other.example/sso
`;
const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0"
    IssueInstant="2026-11-23T09:30:00Z" Destination="https://login.mypurecloud.de/saml">
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
  <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0"
      IssueInstant="2026-11-23T09:30:00Z">
    <saml:Issuer>https://idp.acme.example/saml</saml:Issuer>
    <saml:Subject><saml:NameID>ada@acme.example</saml:NameID></saml:Subject>
  </saml:Assertion>
</samlp:Response>
`;

/** A second assertion in front of the one that a signature names. */
const wrapped = response.replace(
  /<saml:Assertion[\s\S]*<\/saml:Assertion>/,
  (assertion) =>
    `${assertion.replace('_a1', '_evil').replace('ada@', 'admin@')}\n  ${assertion.replace(
      '<saml:Subject>',
      `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI="#_a1"/></ds:SignedInfo></ds:Signature>
    <saml:Subject>`,
    )}`,
);

describe('the sign-in view', () => {
  let windows;
  let opened;
  let page;
  let panel;
  const heading = (words) => panel.getByRole('heading', { level: 1, name: words });
  const group = (title) => panel.locator('.check-group button', { hasText: title });
  const given = () => panel.locator('.sso-given');
  const scenario = async (label) => {
    await panel.getByLabel('Filter scenarios').fill(label);
    await page.keyboard.press('ArrowDown');
    await panel.getByRole('option', { name: label }).first().press('Enter');
    await panel.locator('.verdict h1 small', { hasText: label }).waitFor();
    await panel.getByLabel('Filter scenarios').fill('');
  };
  const problems = () => panel.locator('body').evaluate(audit);
  tellOfFailures(() => page);
  before(async () => {
    fs.mkdirSync(screenshots, { recursive: true });
    windows = await prepareWindows();
    opened = await windows.open({ size: { width: 1900, height: 1000 } });
    page = opened.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    fs.writeFileSync(path.join(opened.folder, name), text);
    fs.writeFileSync(path.join(opened.folder, 'response.xml'), response);
    await openFile(page, name);
    await page.locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error').first().waitFor();
    await run(page, 'Genesys Integrations: Simulate Token Request');
    panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await panel.getByRole('tab', { name: 'SSO' }).click();
    await panel.locator('.pick', { hasText: 'Acme_SSO' }).click();
    await panel.locator('.main.sso').waitFor();
    // Alone, so that it has all its columns.
    await run(page, 'View: Join All Editor Groups');
  });
  after(async () => {
    if (panel) await opened.shoot('panel-sso-end');
    await opened?.close();
    await windows?.close();
  });

  test('shows a valid response of the test identity provider, groups closed', async () => {
    await heading('Accepted').waitFor();
    await panel.locator('.sso-given', { hasText: 'Test identity provider' }).waitFor();
    assert.equal(await group('Message').getAttribute('aria-expanded'), 'false');
    assert.equal(await panel.locator('.check').count(), 0);
    await panel.locator('.xml-lines .signed-first').waitFor();
    await panel.locator('.xml-lines .signed-last').waitFor();
    assert.deepEqual(await problems(), []);
    // The panel may still be taking the room of the other one.
    await until('what is to be set up stands below the message', async () => {
      const [message, setup] = await panel
        .locator('.sso-documents, .sso-setup')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
      return setup.top >= message.bottom - 1 && Math.abs(setup.left - message.left) <= 1 && setup.left > 500;
    });
  });

  test('runs the scenarios one after the other, until each has its mark', async () => {
    await until('all have run', async () => {
      const aside = await panel.locator('#sso-scenario span').textContent();
      return !/still to run/.test(aside);
    });
    assert.ok((await panel.getByRole('option').count()) > 40);
  });

  test('marks check, message, line of the response and line of the document together', async () => {
    await scenario('Wrong audience');
    await heading('Rejected').waitFor();
    const audience = panel.locator('.check', { has: panel.locator('#check-audience') });
    assert.equal(await audience.getAttribute('aria-current'), 'true');
    assert.match(await panel.locator('.code-line.hit[aria-current]').textContent(), /Audience/);
    await panel.locator('.annotation', { hasText: 'Audience' }).waitFor();
    await panel.locator('.sequence .current').first().waitFor();
    // The other way round: from the line of the response to the check.
    await group('Signature').click();
    await panel.locator('#check-signature-scope').click();
    await panel.locator('.code-line.hit').first().click();
    assert.equal(await audience.getAttribute('aria-current'), 'true');
    assert.deepEqual(await problems(), []);
    await opened.shoot('panel-sso-rejected');
  });

  test('is walked through by keyboard', async () => {
    const audience = panel.locator('#check-audience');
    await group('Message').focus();
    await page.keyboard.press('F8');
    await until('the finding has the focus', () => audience.evaluate((button) => button === document.activeElement));
    await page.keyboard.press('ArrowLeft');
    assert.equal(await audience.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await group('Addressing').getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowRight');
    await audience.waitFor();
    const at = panel.getByLabel('As of', { exact: false });
    const before = await at.first().inputValue();
    await page.keyboard.press('Alt+ArrowRight');
    await until('it is a day later', async () => (await at.first().inputValue()) !== before);
    await panel.getByRole('button', { name: 'now', exact: true }).click();
  });

  test('shows an attack that is stopped: its parts, and both assertions', async () => {
    await scenario('Signature wrapping 3');
    await heading(/the attack is stopped/).waitFor();
    await panel.locator('.sso-tree .forged').first().waitFor();
    await panel.locator('.sso-tree .covers').waitFor();
    assert.match(await panel.locator('.sso-tree').getAttribute('aria-label'), /forged/);
    assert.equal(await panel.locator('.sso-pair .framed').count(), 2);
    assert.ok((await panel.locator('.sso-pair .differs').count()) >= 2);
    assert.deepEqual(await problems(), []);
    await opened.shoot('panel-sso-attack');
  });

  test('judges a file that is opened, and follows it', async () => {
    await panel.getByRole('button', { name: 'Open a file…' }).click();
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'response.xml' });
    await row.click();
    await until('the file is open', async () => (await given().textContent()) === 'response.xml');
    await heading('Rejected').waitFor();
    assert.equal(await panel.getByRole('option', { name: 'response.xml' }).getAttribute('aria-selected'), 'true');
    const file = path.join(opened.folder, 'response.xml');
    fs.writeFileSync(file, response.replace('ada@acme.example', 'grace@acme.example'));
    await panel.locator('.xml-lines', { hasText: 'grace@acme.example' }).waitFor();
    assert.deepEqual(await problems(), []);
  });

  test('judges what is pasted, and forgets it', async () => {
    await page.evaluate((xml) => navigator.clipboard.writeText(xml), response);
    await panel.getByRole('button', { name: 'Paste the response from the clipboard' }).click();
    await until('it is there', async () => (await given().textContent()) === 'Pasted response');
    await panel.locator('.xml-lines', { hasText: 'ada@acme.example' }).waitFor();
    await panel.getByRole('button', { name: 'Put the response away' }).click();
    await until('it is gone', async () => (await given().textContent()) === 'Test identity provider');
    await heading('Accepted').waitFor();
  });

  test('judges what is dropped, and reads no file that the user did not choose', async () => {
    const drop = (give) =>
      panel.locator('body').evaluate((body, { file, uri }) => {
        const dataTransfer = new DataTransfer();
        if (file) dataTransfer.items.add(new File([file], 'response.xml'));
        else dataTransfer.setData('text/uri-list', uri);
        body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, give);
    await drop({ file: response });
    await until('it is there', async () => (await given().textContent()) === 'Pasted response');
    await drop({ uri: 'file:///etc/hostname' });
    await page.locator('.notification-list-item', { hasText: 'is not in the workspace' }).waitFor();
    await drop({ uri: `file://${opened.folder}/../../etc/hostname` });
    assert.equal(await given().textContent(), 'Pasted response');
  });

  test('takes the file that a command is run on, for the provider whose issuer it names', async () => {
    fs.writeFileSync(path.join(opened.folder, 'wrapped.xml'), wrapped);
    await openFile(page, 'wrapped.xml');
    await run(page, 'Genesys Integrations: Validate SSO Assertion');
    await until('the file is judged', async () => (await given().textContent()) === 'wrapped.xml');
    await heading('Rejected, it has the shape of an attack').waitFor();
    const provider = panel.locator('.field', { has: panel.getByLabel('Provider', { exact: true }) });
    assert.equal(await provider.locator('select').inputValue(), 'Acme_SSO');
    assert.match(await provider.textContent(), /Chosen because the response names its issuer/);
    // Its parts and both assertions are shown.
    assert.equal(await panel.locator('.sso-pair .framed').count(), 2);
    assert.match(await panel.locator('.sso-tree').getAttribute('aria-label'), /a signature names this one/);
    assert.deepEqual(await problems(), []);
    await opened.shoot('panel-sso-wrapped');
    // The user's choice counts, and the file stays.
    await provider.locator('select').selectOption('Other_SSO');
    await panel.getByRole('button', { name: 'Judge it for Acme_SSO' }).press('Enter');
    await until('it is judged again', async () => (await provider.locator('select').inputValue()) === 'Acme_SSO');
    assert.equal(await given().textContent(), 'wrapped.xml');
  });

  test('writes down that it was tested when the user agrees, and lets times stand still', async () => {
    await scenario('Valid response');
    await heading('Accepted').waitFor();
    const setup = panel.getByRole('region', { name: 'Setting it up' });
    assert.match(await setup.textContent(), /Test, to do.*Simulated, not tested for real/);
    await panel.locator('.preview .added', { hasText: 'testedAt: ' }).waitFor();
    await panel.locator('.verdict').getByRole('button', { name: 'Write testedAt' }).press('Enter');
    await until('it is written', async () => /Test, done:\s+passed on \d{4}-\d\d-\d\d/.test(await setup.textContent()));
    assert.equal(await panel.getByRole('button', { name: 'Write testedAt' }).count(), 0);
    const moves = panel.getByLabel('Move the response’s own times with it');
    assert.ok(await moves.isChecked());
    await panel.getByLabel('As of', { exact: false }).first().focus();
    await page.keyboard.press('Alt+ArrowRight');
    await heading('Accepted').waitFor();
    await moves.press('Space');
    await heading('Rejected').waitFor();
    await moves.press('Space');
    await heading('Accepted').waitFor();
    await panel.getByRole('button', { name: 'now', exact: true }).click();
    assert.deepEqual(await problems(), []);
  });

  test('shows all of it in a narrow panel too', async () => {
    for (const width of [1400, 1200, 1100, 950, 750, 620, 560, 420]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(300);
      assert.deepEqual(await problems(), [], `${width} px`);
    }
    await opened.shoot('panel-sso-narrow');
  });
});
