import { z } from 'zod'
import {
  GiveGrantSchema,
  GrantListSchema,
  WhyAnsweredSchema,
  WhyQuestionSchema,
  WhySchema,
  WithdrawGrantSchema,
} from './grant.ts'
import { SessionSchema } from './session.ts'
import { roles } from './words.ts'

/** What one may: the role acted in, why, and everybody's grants for the coordinator. */
export const grantRoutes = {
  changeRole: {
    method: 'POST',
    path: '/api/session/role',
    access: 'signedIn',
    summary: 'Act in another role that is granted; the session goes on under a new token',
    body: z.strictObject({ role: z.enum(roles) }),
    answer: SessionSchema,
  },
  why: {
    method: 'GET',
    path: '/api/why',
    access: 'signedIn',
    summary: 'Which grants open what, and what the rules close',
    answer: WhySchema,
  },
  whyQuestion: {
    method: 'POST',
    path: '/api/why',
    access: 'signedIn',
    summary: 'Which grants and rules decide what is told of a question; no figure is read',
    body: WhyQuestionSchema,
    answer: WhyAnsweredSchema,
  },
  grants: {
    method: 'GET',
    path: '/api/grants',
    access: ['coordinator'],
    summary: 'Who has been granted what, and why',
    answer: GrantListSchema,
  },
  giveGrant: {
    method: 'POST',
    path: '/api/grants',
    access: ['coordinator'],
    summary: 'Grant a role by hand',
    body: GiveGrantSchema,
    answer: GrantListSchema,
  },
  withdrawGrant: {
    method: 'POST',
    path: '/api/grants/withdraw',
    access: ['coordinator'],
    summary: 'Withdraw a grant; it stays in the history',
    body: WithdrawGrantSchema,
    answer: GrantListSchema,
  },
} as const
