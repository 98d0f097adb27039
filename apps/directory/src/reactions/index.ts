import { onJobChanged } from './on-job-changed.js';

export const reactions = [onJobChanged];
