import { describe, test } from 'vitest'
import { component } from '../../rules/component.ts'
import { fails, passes } from '../support/two-words.ts'

/** A shortcode between two paragraphs, so that only it differs. */
const page = (shortcode: string, language: 'fr' | 'en'): string =>
  language === 'fr'
    ? `Regardez la vidéo avant de commencer.\n\n${shortcode}\n\nOuvrez ensuite la console.\n`
    : `Watch the video before you start.\n\n${shortcode}\n\nThen open the console.\n`
const pair = (source: string, target: string): [string, string] => [page(source, 'fr'), page(target, 'en')]

describe('the arguments of a shortcode', () => {
  test.each([
    ['{{< video id="7" >}}', '{{< video id="8" >}}', '3:11 changed'],
    ['{{% figure src="/img/pompe.png" width=300 %}}', '{{% figure src="/img/pompe.png" width=400 %}}', '3:33 changed'],
    ['{{< video id="7" loop="true" >}}', '{{< video id="7" >}}', '3:1 lost'],
    ['{{< youtube w7Ft2ymGmfc >}}', '{{< youtube a9Ft2ymGmfd >}}', '3:1 argument'],
    ['{% include "note-7.html" %}', '{% include "note-8.html" %}', '3:1 argument'],
    ['{%- include note.html style="info" -%}', '{%- include note.html style="alert" -%}', '3:23 changed'],
  ])('%s is not %s', async (source, target, found) => {
    await fails(component, ...pair(source, target), [found])
  })

  test.each([
    ['words by name', '{{< video id="7" title="Premiers pas" >}}', '{{< video id="7" title="First steps" >}}'],
    ['words in order', '{{< details "Plus de détails" >}}', '{{< details "More details" >}}'],
    ['one word', '{{< tab Choix >}}', '{{< tab Options >}}'],
    ['the locale in a path', '{% include "fr/note.html" %}', '{% include "en/note.html" %}'],
    ['a page under another name', '{{< card link="../prise-en-main" >}}', '{{< card link="../getting-started" >}}'],
    ['a heading in parentheses', '{{EmbedLiveSample("Exemple_1")}}', '{{EmbedLiveSample("Example_1")}}'],
    ['several tags of a line', '{% if a == 1 %}{% include "x" %}', '{% if a == 1 %}{% include "x" %}'],
    ['another spacing', '{{<video id="7">}}', '{{< video id="7" >}}'],
    ['a condition', '{% if product == "serra" %}', '{% if product == "serra" %}'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(component, ...pair(source, target))
  })
})
