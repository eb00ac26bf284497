/** A finding that a comment hid until the source changed. */
import type { Finding } from '../model.ts'

/**
 * The finding, with a sentence that says for which text the difference was meant.
 * @param was What the comment says of the source.
 * @param now What the source blocks of the finding are known by; `undefined` where it has none.
 */
export function withLapsed(finding: Finding, was: string, now: string | undefined): Finding {
  const { said } = finding
  const words =
    now === undefined
      ? {
          en: `The comment beside it has \`source=${was}\`, but the source has no text for this: leave that out of the comment.`,
          fr: `Le commentaire voisin porte \`source=${was}\`, mais la source n'a pas de texte ici : ôtez cette mention du commentaire.`,
        }
      : {
          en: `A comment calls this meant, for another text of the source (\`source=${was}\`). If it still is, write \`source=${now}\` there; if not, remove the comment.`,
          fr: `Un commentaire dit cet écart voulu, mais pour un autre texte de la source (\`source=${was}\`). S'il l'est toujours, écrivez-y \`source=${now}\` ; sinon, supprimez le commentaire.`,
        }
  const text = { en: `${said.text.en} ${words.en}`, fr: `${said.text.fr} ${words.fr}` }
  return { ...finding, said: { ...said, data: { ...said.data, lapsed: { was, now } }, text } }
}
