/**
 * A process that runs the Worker until it is killed. Started with its options as JSON, as the leader of a process group of its own; says
 * `ready` over IPC. When the one who started it is gone, it ends its whole group.
 */
import { type LocalWorkerOptions, startLocalWorker } from '../../src/local/worker/worker.ts';

process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));

const options: LocalWorkerOptions = JSON.parse(process.argv[2] ?? '{}');
await startLocalWorker(options);
process.send?.('ready');
