/** The elements for other people's pages: importing this file defines both. */

export { EscapementCloud } from './ui/escapement-cloud.ts';
export { EscapementLab } from './ui/escapement-lab-component.ts';
