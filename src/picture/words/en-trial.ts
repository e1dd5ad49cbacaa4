import type { Wording } from '../../contract/index.ts'
import type { trialWords as swedish } from './sv-trial.ts'

export const trialWords: Wording<typeof swedish> = {
  answers: (issuer) => `The sign-in service answers and is called ${issuer}.`,
  missing: (what) => `The sign-in service’s description lacks ${what}.`,
  hostNeeded: (host) => `The sign-in needs to ask ${host}, which is not allowed. Add it under More hosts.`,
  hostOptional: (host) =>
    `Account data (userinfo) at ${host} are not fetched, since the host is not allowed. Add it under More hosts if anything is missing at sign-in.`,
  noCode: 'The sign-in service does not support the code flow (response_type code), which Skolspegel uses.',
  noPkce: 'The sign-in service does not say that it knows PKCE (S256). Skolspegel uses it all the same.',
  noOpenid: 'The scope lacks openid. Without it the sign-in service does not know that this is a sign-in.',
  unknownScope: (scope) => `The sign-in service does not know the scope ${scope}.`,
  noSecret: 'No secret is given. The client must then be registered as public with the sign-in service.',
  secretUntried: 'The secret is not tried until somebody signs in.',
  signOut: 'Whoever signs out is signed out of the sign-in service too.',
  noSignOut: 'The sign-in service cannot sign anybody out from here. Whoever signs out here is still signed in there.',
  describes: (entityId) => `The metadata describe the sign-in service ${entityId}.`,
  asksAt: (host) => `The browser is sent to ${host} to sign in.`,
  certificate: (until) => `One certificate for signatures, valid until ${until}.`,
  certificateOld: (since) =>
    `A certificate expired ${since}. Its key is used all the same, but ask the sign-in service whether there are new metadata.`,
  metadataOld: (since) => `The metadata’s own validity ended ${since}. Fetch them anew.`,
  samlUntried: 'That the sign-in works in both directions shows when somebody signs in.',
}
