// Swedish that stands in code, where it can be told in no other language.
import ts from 'typescript'

/** Words that are Swedish and no English, in sentences of any length; a literal with one of them, or with å, ä or ö, is taken for Swedish. */
const swedish =
  /[åäöÅÄÖ]|(?<![\p{L}\d_.])(?:och|att|inte|det|den|som|med|av|till|finns|kan|ska|utan|eller|om|vid|ett|annan|annat|alla|ingen|inget|inga|hela|rad|rader|fil|filen|filer|kolumn|kolumnen|saknas|elev|elever|skola|skolor|klass|klassen|klasser|siffror|siffran|svaret|roll|rollen|kod|namn|namnet|heter|redan|bara|igen|vilken|vilket|blir|ger|kommer|Kommun|Skolenhet|Tid|Mapp|Val)(?![\p{L}\d_])/u

export const isSwedish = (text: string): boolean => swedish.test(text)

/** The texts that stand in a file, as literals and in templates. */
export function literalsIn(name: string, source: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true))
  return found
}

/** The Swedish texts that stand in a file. */
export const swedishIn = (name: string, source: string): readonly string[] => literalsIn(name, source).filter(isSwedish)
