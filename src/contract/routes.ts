import { z } from 'zod'
import { accountRoutes } from './account-routes.ts'
import { AnswerSchema } from './answer.ts'
import { CatalogueSchema } from './catalogue.ts'
import { exportRoutes } from './export-routes.ts'
import { grantRoutes } from './grant-routes.ts'
import { localRoutes } from './local-routes.ts'
import { logRoutes } from './log-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { QuerySchema } from './query.ts'
import { reportRoutes } from './report-routes.ts'
import { retentionRoutes } from './retention-routes.ts'
import { runRoutes } from './run-routes.ts'
import { SessionSchema, SignedOutSchema } from './session.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { versionRoutes } from './version-routes.ts'
import { figureRoles, type roles } from './words.ts'

export const FaultBodySchema = z.strictObject({ fault: z.string(), message: z.string() })
export type FaultBody = z.infer<typeof FaultBodySchema>

export const StatusSchema = z.strictObject({
  municipality: z.string().nullable(),
  demo: z.boolean(),
  generation: z.int().nullable(),
  asOf: z.string().nullable(),
  sources: z.array(
    z.strictObject({ source: z.string(), label: z.string(), loadedAt: z.string(), extracted: z.string().nullable() }),
  ),
})
export type Status = z.infer<typeof StatusSchema>

/** Coordinator's view: loads and volumes, never figures. */
export const LoadsSchema = z.strictObject({
  loads: z.array(
    z.strictObject({
      load: z.int(),
      at: z.string(),
      source: z.string(),
      status: z.enum(['published', 'unchanged', 'stopped']),
      files: z.int(),
      rows: z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() }),
      checks: z.array(z.strictObject({ check: z.string(), severity: z.string(), count: z.int(), message: z.string() })),
      generation: z.int().nullable(),
    }),
  ),
})
export type Loads = z.infer<typeof LoadsSchema>

/**
 * Access rule of a route: `anyone`, `identityProvider` (anyone, sent here by a provider and so without the cross-site token), `account` (signed in to an account, with a role or without), `signedIn` (in a role), or the
 * roles that may call it. Deny by default.
 */
export type RouteAccess = 'anyone' | 'identityProvider' | 'account' | 'signedIn' | readonly (typeof roles)[number][]

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly access: RouteAccess
  readonly summary: string
  readonly body?: z.ZodType
  /** in the address, after ? */
  readonly query?: z.ZodType
  /** the body is bytes, as they come */
  readonly bytes?: true
  readonly answer: z.ZodType
  /** the answer is bytes, which the handler's headers name */
  readonly file?: true
}

export const SignInSchema = z.strictObject({ person: z.string() })
/** Several questions of one page in one request; each answered or refused on its own. */
export const QueriesSchema = z.strictObject({ queries: z.array(QuerySchema).min(1).max(8) })
export const AnswersSchema = z.strictObject({ answers: z.array(z.union([AnswerSchema, FaultBodySchema])) })
export type Answers = z.infer<typeof AnswersSchema>

export const routes = {
  ...accountRoutes,
  ...signInRoutes,
  ...grantRoutes,
  ...localRoutes,
  session: {
    method: 'GET',
    path: '/api/session',
    access: 'anyone',
    summary: 'Who is signed in, and whom a demo folder offers',
    answer: SessionSchema,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    access: 'anyone',
    summary: 'Sign in as one of the demo people',
    body: SignInSchema,
    answer: SessionSchema,
  },
  signOut: { method: 'DELETE', path: '/api/session', access: 'anyone', summary: 'Sign out', answer: SignedOutSchema },
  status: { method: 'GET', path: '/api/status', access: 'signedIn', summary: 'Freshness of the data', answer: StatusSchema },
  catalogue: {
    method: 'GET',
    path: '/api/catalogue',
    access: figureRoles,
    summary: 'Measures, dimensions and members the actor may use',
    answer: CatalogueSchema,
  },
  query: {
    method: 'POST',
    path: '/api/query',
    access: figureRoles,
    summary: 'One question',
    body: QuerySchema,
    answer: AnswerSchema,
  },
  queries: {
    method: 'POST',
    path: '/api/queries',
    access: figureRoles,
    summary: 'The questions of one page',
    body: QueriesSchema,
    answer: AnswersSchema,
  },
  loads: {
    method: 'GET',
    path: '/api/loads',
    access: ['coordinator'],
    summary: 'Loads with rows and checks',
    answer: LoadsSchema,
  },
  ...runRoutes,
  ...mailRoutes,
  ...versionRoutes,
  ...exportRoutes,
  ...logRoutes,
  ...reportRoutes,
  ...retentionRoutes,
} as const satisfies Record<string, Route>
