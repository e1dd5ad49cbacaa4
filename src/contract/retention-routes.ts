import { ApplyRetentionSchema, RetentionPeriodSchema, RetentionStateSchema } from './retention.ts'

/** What is past its period, and letting it leave. */
export const retentionRoutes = {
  retention: {
    method: 'GET',
    path: '/api/retention',
    access: ['coordinator'],
    summary: 'What is past its period today, and how a run is going',
    answer: RetentionStateSchema,
  },
  applyRetention: {
    method: 'POST',
    path: '/api/retention',
    access: ['coordinator'],
    summary: 'Begin a run that lets what is past leave for good; it goes on after the answer',
    body: ApplyRetentionSchema,
    answer: RetentionStateSchema,
  },
  setRetentionPeriod: {
    method: 'POST',
    path: '/api/retention/period',
    access: ['coordinator'],
    summary: 'Decide how long a class of data is kept',
    body: RetentionPeriodSchema,
    answer: RetentionStateSchema,
  },
} as const
