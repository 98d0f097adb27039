import { parentPort, workerData } from 'node:worker_threads';
import { readRegion, type PageOrder } from './page-region.js';

parentPort!.postMessage(readRegion(workerData as PageOrder));
