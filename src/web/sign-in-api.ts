// Signing in through identity providers, and the coordinator's page for them: the calls of the contract's sign-in routes.
import type { ClaimRule, Departure, Finding, Previewed, SaveProvider, SignInRefusal, SignInSetup } from '../contract/index.ts'
import { paths, send } from './api.ts'

const post = <T>(path: string, body: unknown, csrf: string): Promise<T> => send(path, { method: 'POST', body, csrf })

export const startSignIn = (way: string, returnTo: string, csrf: string): Promise<Departure> =>
  post(paths.startSignIn, { way, returnTo }, csrf)
export const getRefusal = (): Promise<SignInRefusal> => send(paths.signInRefusal, { method: 'GET' })
export const getSetup = (): Promise<SignInSetup> => send(paths.signInSetup, { method: 'GET' })
export const saveAddress = (address: string, csrf: string): Promise<SignInSetup> => post(paths.saveOwnAddress, { address }, csrf)
export const saveProvider = (provider: SaveProvider, csrf: string): Promise<SignInSetup> =>
  post(paths.saveProvider, provider, csrf)
export const removeProvider = (id: string, removed: boolean, csrf: string): Promise<SignInSetup> =>
  post(paths.removeProvider, { id, removed }, csrf)
export const tryProvider = (provider: SaveProvider, csrf: string): Promise<{ readonly findings: readonly Finding[] }> =>
  post(paths.tryProvider, provider, csrf)
export const saveRules = (rules: readonly ClaimRule[], csrf: string): Promise<SignInSetup> =>
  post(paths.saveClaimRules, { rules }, csrf)
export const previewRules = (
  preview: { readonly provider: string | null; readonly claims: string; readonly rules: readonly ClaimRule[] },
  csrf: string,
): Promise<Previewed> => post(paths.previewClaimRules, preview, csrf)
