import { version as written } from '../../../package.json';

/** Of this program. */
export const version: string = written;
