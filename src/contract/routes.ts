import { z } from 'zod'
import { AnswerSchema } from './answer.ts'
import { CatalogueSchema } from './catalogue.ts'
import { QuerySchema } from './query.ts'
import { figureRoles, roles } from './words.ts'

export const PersonSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  scope: z.array(z.string()),
  about: z.string(),
})
/** Someone the demo municipality lets a visitor sign in as. `about`: role and unit in Swedish. */
export type Person = z.infer<typeof PersonSchema>

export const SessionSchema = z.strictObject({
  person: PersonSchema.nullable(),
  /** the people a demo folder offers; null outside a demo folder */
  demo: z.array(PersonSchema).nullable(),
  /** send back as header x-csrf-token on everything but GET */
  csrf: z.string(),
})
export type Session = z.infer<typeof SessionSchema>

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

/** Access rule of a route: `anyone`, `signedIn`, or the roles that may call it. Deny by default. */
export type RouteAccess = 'anyone' | 'signedIn' | readonly (typeof roles)[number][]

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly access: RouteAccess
  readonly summary: string
  readonly body?: z.ZodType
  readonly answer: z.ZodType
}

export const SignInSchema = z.strictObject({ person: z.string() })
/** Several questions of one page in one request; each answered or refused on its own. */
export const QueriesSchema = z.strictObject({ queries: z.array(QuerySchema).min(1).max(8) })
export const AnswersSchema = z.strictObject({ answers: z.array(z.union([AnswerSchema, FaultBodySchema])) })
export type Answers = z.infer<typeof AnswersSchema>

export const routes = {
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
  signOut: { method: 'DELETE', path: '/api/session', access: 'anyone', summary: 'Sign out', answer: SessionSchema },
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
} as const satisfies Record<string, Route>
