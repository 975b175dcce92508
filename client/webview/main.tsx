/** The panel's page: connects it to the extension and shows it. */
import { render } from 'preact';
import { App } from './app';
import { connect, type Editor } from './host';
import './style/panel.css';

declare function acquireVsCodeApi(): Editor;

render(<App host={connect(acquireVsCodeApi(), window)} />, document.body);
