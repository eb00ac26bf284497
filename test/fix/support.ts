/** Pairs of pages in memory, mended. */
import { type Config, type Fixed, type FixRequest, fixProject, memoryFiles } from '../../src/index.ts'

const config: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.{md,mdx}'] }

/** Mends a project. */
export const mend = (
  files: Readonly<Record<string, string>>,
  more: Partial<Config> = {},
  request: FixRequest = {},
): Promise<Fixed> => fixProject(memoryFiles(files), { ...config, ...more }, { ...request, history: false })

/** What becomes of a French page whose source is the English one. */
export const mendPage = async (
  english: string,
  french: string,
  more: Partial<Config> = {},
  name = 'guide.md',
): Promise<string> => {
  const path = `docs/fr/${name}`
  const { files } = await mend({ [`docs/en/${name}`]: english, [path]: french }, more)
  return files.find((file) => file.path === path)?.after ?? french
}

/** A page with a little of everything that can be mended. */
export const english = `---
title: Backups
weight: 20
draft: false
---

# Backups

A backup of the site is made every night, and kept for 1,250 days.

## Restore a backup

Open the file \`cirro.config.json\` and look for the folder \`dist\`, as the [reference](https://example.org/docs/v2/restore) says.

\`\`\`sh
cirro login --region zrh
cirro backup restore latest
\`\`\`

1. Choose the backup.

   \`\`\`sh
   cirro backup list

   cirro backup pick {id}
   \`\`\`

2. Press **Restore**, and greet {name} on the page.

![The list of backups](../../images/backup-list.png)

### After the restore

Check the page \`status\` as [told above](#restore-a-backup).
`

/** Its translation, in step. */
export const french = `---
title: Sauvegardes
weight: 20
draft: false
---

# Sauvegardes

Une sauvegarde du site est faite chaque nuit, et gardée pendant 1\u202f250 jours.

## Restaurer une sauvegarde

Ouvrez le fichier \`cirro.config.json\` et cherchez le dossier \`dist\`, comme le dit la [référence](https://example.org/docs/v2/restore).

\`\`\`sh
cirro login --region zrh
cirro backup restore latest
\`\`\`

1. Choisissez la sauvegarde.

   \`\`\`sh
   cirro backup list

   cirro backup pick {id}
   \`\`\`

2. Appuyez sur **Restaurer**, et saluez {name} sur la page.

![La liste des sauvegardes](../../images/backup-list.png)

### Après la restauration

Vérifiez la page \`status\`, comme [dit plus haut](#restaurer-une-sauvegarde).
`

/** Faults by name: what they replace in the translation, and by what. */
export const faults: Readonly<Record<string, readonly [string, string]>> = {
  'a code span': ['`cirro.config.json`', '`cirro.config.jsno`'],
  'a URL': ['https://example.org/docs/v2/restore', 'https://example.org/docs/v1/restore'],
  'an anchor': ['(#restaurer-une-sauvegarde)', '(#restore-a-backup)'],
  'a line of code': ['cirro login --region zrh', 'cirro login --regoin zrh'],
  'a line of code that was lost': ['\ncirro backup restore latest\n', '\n'],
  'a line of code in a list': ['   cirro backup list\n', '   cirro backup lsit\n'],
  'a code block': ['\n```sh\ncirro login --region zrh\ncirro backup restore latest\n```\n', ''],
  'a code block in a list': ['\n   ```sh\n   cirro backup list\n\n   cirro backup pick {id}\n   ```\n', ''],
  'a level': ['### Après', '#### Après'],
  'a number format': ['1\u202f250', '1,250'],
  'a placeholder': ['{name}', '{nmae}'],
  'an image': ['backup-list.png', 'backup-lsit.png'],
  'a value of the front matter': ['weight: 20', 'weight: 30'],
  'a key of the front matter': ['weight: 20\n', ''],
  mojibake: ['Vérifiez', 'VÃ©rifiez'],
  'mojibake without its no-break space': ['gardée pendant', 'gardĂ©e pendant'],
}
