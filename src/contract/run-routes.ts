import { CsvSchema } from './audit.ts'
import { CancelRunSchema, FeedSchema, FeedsSchema, RejectsOfSchema, RejectsSchema, RunNowSchema, UploadSchema } from './run.ts'

/** Files that come by themselves, and what became of them. */
export const runRoutes = {
  feeds: {
    method: 'GET',
    path: '/api/feeds',
    access: ['coordinator'],
    summary: 'How each source stands, what is wrong, and the latest runs',
    answer: FeedsSchema,
  },
  setFeed: {
    method: 'POST',
    path: '/api/feeds',
    access: ['coordinator'],
    summary: 'Decide when a source is loaded by itself',
    body: FeedSchema,
    answer: FeedsSchema,
  },
  runNow: {
    method: 'POST',
    path: '/api/runs',
    access: ['coordinator'],
    summary: 'Load what lies in a source’s inbox now; it goes on after the answer',
    body: RunNowSchema,
    answer: FeedsSchema,
  },
  cancelRun: {
    method: 'POST',
    path: '/api/runs/cancel',
    access: ['coordinator'],
    summary: 'End the run under way; nothing of it is loaded and its files stay',
    body: CancelRunSchema,
    answer: FeedsSchema,
  },
  upload: {
    method: 'POST',
    path: '/api/upload',
    access: ['coordinator'],
    summary: 'Put a file into a source’s inbox',
    query: UploadSchema,
    bytes: true,
    answer: FeedsSchema,
  },
  rejects: {
    method: 'POST',
    path: '/api/rejects',
    access: ['coordinator'],
    summary: 'Rows that a load held back, masked',
    body: RejectsOfSchema,
    answer: RejectsSchema,
  },
  rejectsFile: {
    method: 'POST',
    path: '/api/rejects/csv',
    access: ['coordinator'],
    summary: 'The same as a CSV file',
    body: RejectsOfSchema,
    answer: CsvSchema,
  },
} as const
