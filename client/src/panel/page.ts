/** The page in the panel. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that a page may read from. */
export function pageRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist')];
}

/** The page: its own script and style sheet, and nothing else may be loaded or run. */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const source = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Genesys Integrations</title>
<link rel="stylesheet" href="${source('panel.css')}">
</head>
<body>
<script nonce="${nonce}" src="${source('panel.js')}"></script>
</body>
</html>`;
}
