import { readFileSync } from 'node:fs';
import { exportPages } from '../../electron/jobs/export';
import type { ExportPagesRequest } from '../../electron/jobs/request';

/** A process that exports once and ends: what the first export of the day costs. */
const [, , file = ''] = process.argv;
const request: ExportPagesRequest = JSON.parse(readFileSync(file, 'utf8'));
const result = await exportPages(request);
if (!result.ok) throw new Error(JSON.stringify(result.error));
