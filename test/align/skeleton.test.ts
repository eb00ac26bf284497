/** Sections that keep their places while their text is shared out anew. The pages are invented. */
import { expect, test } from 'vitest'
import { withFamilies } from '../../src/align/families.ts'
import { readLexicon } from '../../src/align/lexicon.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import type { Alignment, Page } from '../../src/model.ts'
import { align } from './support.ts'

/** What each heading of the source is matched with, and how. */
const headings = ({ source, target, alignment }: { source: Page; target: Page; alignment: Alignment }): string[] =>
  source.blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ index, text }) => {
      const bead = alignment.beads.find((one) => one.source.includes(index))
      const other = target.blocks[bead?.target[0] ?? -1]?.text ?? '·'
      return `${text} ${bead?.moved ? '↕' : '='} ${other}`
    })

test('a preamble that was shared out among sections leaves these in their places', () => {
  const found = align(
    `This guide explains how to sign or cancel a contract.

## Preamble

- The price of each service is shown in the catalogue with all taxes.
- If the contract is not signed before the end of the month, the offer is deleted, and the files of the customer are lost.
- The customer receives the invoice by post after three working days.

## Sign a contract

Open the list of documents and choose the page with the green button.

## Cancel a contract

Write a letter with the number of the contract and send it to our address.
`,
    `Ce guide explique comment signer ou annuler un contrat.

## Signer un contrat

Ouvrez la liste des documents et choisissez la page avec le bouton vert.

Si le contrat n'est pas signé avant la fin du mois, l'offre est supprimée, et les fichiers du client sont perdus.

## Annuler un contrat

Le client reçoit la facture par la poste après trois jours ouvrables.

Écrivez une lettre avec le numéro du contrat et envoyez-la à notre adresse.
`,
  )
  expect(headings(found)).toEqual([
    'Preamble = ·',
    'Sign a contract = Signer un contrat',
    'Cancel a contract = Annuler un contrat',
  ])
  const moved = found.alignment.beads.filter((bead) => bead.moved)
  expect(moved.map(({ source, target }) => [found.source.blocks[source[0] ?? 0]?.text.slice(0, 12), target])).toEqual([
    ['If the contr', [3]],
    ['The customer', [5]],
  ])
})

test('a sentence that moved to another place is found though few of its words are known', () => {
  const { alignment, source, target } = align(
    `This guide explains how to change the address of a workshop.

## Introduction

- Each workshop has an owner since it was opened.
- The postal address decides about the currency of the bills.
- Read the other guide if you want to change the settings of your user account.

## Change the address

Click on the button and write the new address.
`,
    `Ce guide explique comment changer l'adresse d'un atelier.

Pour ce qui est de votre compte utilisateur, consultez plutôt l'autre guide.

## Introduction

- Chaque atelier a un propriétaire depuis son ouverture.
- L'adresse postale décide de la monnaie des factures.

## Changer l'adresse

Cliquez sur le bouton et écrivez la nouvelle adresse.
`,
  )
  const moved = alignment.beads.filter((bead) => bead.moved)
  expect(
    moved.map((bead) => [source.blocks[bead.source[0] ?? 0]?.kind, target.blocks[bead.target[0] ?? 0]?.kind]),
  ).toEqual([['item', 'paragraph']])
  expect(alignment.beads.every((bead) => bead.source.length > 0 && bead.target.length > 0)).toBe(true)
})

test('words are known by their families: a form that no list has is that of a word that one has', () => {
  const vocabulary = new Vocabulary()
  const lexicon = readLexicon('restore\trestaurer 70\nnotes\tremarques 60', vocabulary, false)
  const [restoring, restored] = [vocabulary.id('restoring'), vocabulary.id('restaurees')]
  const all = withFamilies(lexicon, vocabulary.terms(), ['en', 'fr'])
  expect(lexicon.has(restoring)).toBe(false)
  expect([...(all.of(restoring) ?? [])]).toEqual([
    [vocabulary.id('restaurer'), 0.42],
    [restored, 0.42],
  ])
  expect(all.of(vocabulary.id('restore'))?.get(vocabulary.id('restaurer'))).toBe(0.7)
  expect(withFamilies(lexicon, vocabulary.terms(), ['en', 'ja'])).toBe(lexicon)
})
