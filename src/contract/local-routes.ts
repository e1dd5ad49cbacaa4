import { z } from 'zod'
import {
  DiscardLocalSchema,
  LocalListSchema,
  LocalPreviewSchema,
  PublishLocalSchema,
  SaveLocalSchema,
  WithdrawLocalSchema,
} from './local.ts'

const prepares = ['head', 'analyst', 'coordinator'] as const
const publishes = ['head', 'analyst'] as const

/** The municipality's own measures and groups: the coordinator may prepare them, without figures. */
export const localRoutes = {
  locals: {
    method: 'GET',
    path: '/api/local',
    access: prepares,
    summary: 'Own measures and groups with their versions, and what they are built of',
    answer: LocalListSchema,
  },
  saveLocal: {
    method: 'POST',
    path: '/api/local/draft',
    access: prepares,
    summary: 'Save a draft: a new definition, or the next version of one',
    body: SaveLocalSchema,
    answer: LocalListSchema,
  },
  previewLocal: {
    method: 'POST',
    path: '/api/local/preview',
    access: prepares,
    summary: 'What a draft says and, for those who see figures, what it comes to',
    body: SaveLocalSchema,
    answer: LocalPreviewSchema,
  },
  discardLocal: {
    method: 'POST',
    path: '/api/local/discard',
    access: prepares,
    summary: 'Put a draft away',
    body: DiscardLocalSchema,
    answer: LocalListSchema,
  },
  publishLocal: {
    method: 'POST',
    path: '/api/local/publish',
    access: publishes,
    summary: 'Publish a draft, or again what was withdrawn; a new version of the figures is made with it',
    body: PublishLocalSchema,
    answer: LocalListSchema,
  },
  withdrawLocal: {
    method: 'POST',
    path: '/api/local/withdraw',
    access: publishes,
    summary: 'Withdraw a published definition; it stays in the history',
    body: WithdrawLocalSchema,
    answer: LocalListSchema,
  },
  makeLocal: {
    method: 'POST',
    path: '/api/local/make',
    access: publishes,
    summary: 'Try again to make the figures with what is published',
    body: z.strictObject({}),
    answer: LocalListSchema,
  },
} as const
