// The Swedish words of the municipality's own measures and groups.

export const local = {
  problems: {
    kind: 'ett mått byter inte sort när det ändras; gör ett nytt i stället',
    title: (title: string) => `det finns redan ett som heter ”${title}”`,
    subject: (code: string) => `ämnet ”${code}” finns inte i betygsfilerna`,
    school: (code: string) => `skolenheten ${code} finns inte i elevregistret`,
    passed: 'andelen med E eller högre i ett ämne finns redan som Godkända i ämnet; välj vilka ämnen det gäller',
    condition: 'bara andelen med godkänt betyg går att använda ännu',
    part: (name: string) => `måttet ”${name}” kan inte ingå i ett index`,
  },
  failed:
    'De nya siffrorna gick inte att ta fram. De som visas är orörda. Försök igen; händer det igen, säg till den som sköter driften.',
}
