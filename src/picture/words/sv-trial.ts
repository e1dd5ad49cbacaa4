// What a trial of a provider says.
/** What a trial of a provider's settings found; the command line says the same. */
export const trialWords = {
  answers: (issuer: string) => `Inloggningstjänsten svarar och heter ${issuer}.`,
  missing: (what: string) => `Inloggningstjänstens beskrivning saknar ${what}.`,
  hostNeeded: (host: string) => `Inloggningen behöver fråga ${host}, som inte är tillåten. Lägg till den under Fler värdar.`,
  hostOptional: (host: string) =>
    `Kontouppgifter (userinfo) på ${host} hämtas inte, eftersom värden inte är tillåten. Lägg till den under Fler värdar om uppgifter saknas vid inloggningen.`,
  noCode: 'Inloggningstjänsten stödjer inte kodflödet (response_type code), som Skolspegel använder.',
  noPkce: 'Inloggningstjänsten säger inte att den kan PKCE (S256). Skolspegel använder det ändå.',
  noOpenid: 'Omfattningen saknar openid. Utan den vet inloggningstjänsten inte att det är en inloggning.',
  unknownScope: (scope: string) => `Inloggningstjänsten känner inte omfattningen ${scope}.`,
  noSecret: 'Ingen hemlighet är angiven. Då måste klienten vara registrerad som publik hos inloggningstjänsten.',
  secretUntried: 'Hemligheten prövas först när någon loggar in.',
  signOut: 'Den som loggar ut loggas ut även hos inloggningstjänsten.',
  noSignOut: 'Inloggningstjänsten kan inte logga ut någon härifrån. Den som loggar ut här är kvar där.',
  describes: (entityId: string) => `Metadatan beskriver inloggningstjänsten ${entityId}.`,
  asksAt: (host: string) => `Webbläsaren skickas till ${host} för att logga in.`,
  certificate: (until: string) => `Ett certifikat för signaturer, giltigt till ${until}.`,
  certificateOld: (since: string) =>
    `Ett certifikats tid gick ut ${since}. Nyckeln i det används ändå, men fråga inloggningstjänsten om det finns ny metadata.`,
  metadataOld: (since: string) => `Metadatans egen giltighetstid gick ut ${since}. Hämta den på nytt.`,
  samlUntried: 'Att inloggningen fungerar i båda riktningar visar sig när någon loggar in.',
} as const
