import {
  DepartureSchema,
  FindingsSchema,
  PreviewedSchema,
  PreviewSchema,
  RemoveProviderSchema,
  SaveAddressSchema,
  SaveProviderSchema,
  SaveRulesSchema,
  SignInRefusalSchema,
  SignInSetupSchema,
  StartSignInSchema,
} from './sign-in.ts'

/** Signing in through the municipality's identity providers, and the coordinator's page for them. */
export const signInRoutes = {
  startSignIn: {
    method: 'POST',
    path: '/api/sign-in/start',
    access: 'anyone',
    summary: 'Where to send the browser, to sign in with an identity provider',
    body: StartSignInSchema,
    answer: DepartureSchema,
  },
  signInRefusal: {
    method: 'GET',
    path: '/api/sign-in/refusal',
    access: 'anyone',
    summary: 'What stood in the way of this browser’s last sign-in; told once',
    answer: SignInRefusalSchema,
  },
  signInSetup: {
    method: 'GET',
    path: '/api/sign-in/setup',
    access: ['coordinator'],
    summary: 'Identity providers and what their claims open',
    answer: SignInSetupSchema,
  },
  saveOwnAddress: {
    method: 'POST',
    path: '/api/sign-in/address',
    access: ['coordinator'],
    summary: 'Tell the address people reach the product at',
    body: SaveAddressSchema,
    answer: SignInSetupSchema,
  },
  saveProvider: {
    method: 'POST',
    path: '/api/sign-in/providers',
    access: ['coordinator'],
    summary: 'Add an identity provider or change one',
    body: SaveProviderSchema,
    answer: SignInSetupSchema,
  },
  removeProvider: {
    method: 'POST',
    path: '/api/sign-in/providers/removal',
    access: ['coordinator'],
    summary: 'Take an identity provider away, or bring it back within a day',
    body: RemoveProviderSchema,
    answer: SignInSetupSchema,
  },
  tryProvider: {
    method: 'POST',
    path: '/api/sign-in/providers/trial',
    access: ['coordinator'],
    summary: 'Try an identity provider’s settings out',
    body: SaveProviderSchema,
    answer: FindingsSchema,
  },
  saveClaimRules: {
    method: 'POST',
    path: '/api/sign-in/rules',
    access: ['coordinator'],
    summary: 'Which claims open which roles',
    body: SaveRulesSchema,
    answer: SignInSetupSchema,
  },
  previewClaimRules: {
    method: 'POST',
    path: '/api/sign-in/preview',
    access: ['coordinator'],
    summary: 'What roles example claims would give, and why',
    body: PreviewSchema,
    answer: PreviewedSchema,
  },
} as const

/**
 * Where identity providers send browsers: the answer is a redirect or XML, not JSON. Access `identityProvider` is the one exception from the
 * cross-site token: such a request comes from another site by its nature, and is bound to the browser that began by state or InResponseTo
 * and the flow cookie. The SAML answer is a form, the one body that is not JSON.
 */
export const navigations = {
  oidcReturn: { method: 'GET', path: '/api/sign-in/oidc/:provider', access: 'identityProvider' },
  samlAnswer: { method: 'POST', path: '/api/sign-in/saml', access: 'identityProvider' },
  samlCollect: { method: 'GET', path: '/api/sign-in/saml/collect', access: 'identityProvider' },
  samlMetadata: { method: 'GET', path: '/api/sign-in/saml/metadata', access: 'anyone' },
} as const
