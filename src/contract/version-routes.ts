import { CompareVersionsSchema, RollbackSchema, VersionChangesSchema, VersionsSchema } from './version.ts'

/** The versions of the figures that are kept, what tells them apart, and going back to one. */
export const versionRoutes = {
  versions: {
    method: 'GET',
    path: '/api/versions',
    access: ['coordinator'],
    summary: 'The versions that are kept, newest first',
    answer: VersionsSchema,
  },
  compareVersions: {
    method: 'POST',
    path: '/api/versions/changes',
    access: ['coordinator'],
    summary: 'What tells two versions apart: files, rows and scopes, never figures',
    body: CompareVersionsSchema,
    answer: VersionChangesSchema,
  },
  rollback: {
    method: 'POST',
    path: '/api/versions/rollback',
    access: ['coordinator'],
    summary: 'Answer from another version that is kept',
    body: RollbackSchema,
    answer: VersionsSchema,
  },
} as const
