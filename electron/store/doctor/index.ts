/** Whether a project folder is sound, what is wrong with it, and putting that right. */
export { type Examination, examine } from './examine';
export type { Finding } from './finding';
export { type Repaired, repair } from './repair';
