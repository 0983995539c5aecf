#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../out/main/cli.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  const chinese = /^zh/iu.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  console.error(
    chinese
      ? '版心的命令行还没有生成。请先运行：npm run setup'
      : 'The command line has not been built yet. Run: npm run setup',
  );
  process.exitCode = 3;
}
