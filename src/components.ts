/** The elements for other people's pages: importing this file defines both. */

export { EscapementCloud } from './ui/site/escapement-cloud.ts';
export { EscapementLab } from './ui/site/escapement-lab-component.ts';
