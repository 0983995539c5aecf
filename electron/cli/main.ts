import { runHere } from './here';

// The command line in a process of Node's own: loading this module runs it.
process.exitCode = await runHere(process.argv.slice(2));
