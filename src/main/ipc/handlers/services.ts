import type { DocumentParser } from '../../services/document-parser.ts';
import type { events } from '../../../contract/channels.ts';
import type { EventSender } from '../event-sender.ts';
import type { Ports } from '../../platform/ports.ts';
import type { CaptureService } from '../../services/capture/capture-service.ts';
import type { DeskKey } from '../../services/dossier/desk-key.ts';
import type { DocumentWriter } from '../../services/document-writer.ts';
import type { FileTokens } from '../../services/file-tokens.ts';
import type { LibraryDesk } from '../../services/library-desk.ts';
import type { OpenProjects } from '../../services/open-projects.ts';
import type { Runtime } from '../../services/runtime.ts';
import type { RecordingCopies } from '../../services/recording-copies.ts';
import type { ReferenceDesk } from '../../services/references/reference-desk.ts';
import type { SearchDesk } from '../../services/search/search-desk.ts';
import type { SettingsService } from '../../services/settings-service.ts';
import type { VaultService } from '../../services/vault/vault-service.ts';

/** What the handlers of channels are made of. */
export interface AppServices {
  readonly runtime: Runtime;
  readonly settings: SettingsService;
  readonly desk: LibraryDesk;
  readonly projects: OpenProjects;
  readonly tokens: FileTokens;
  readonly copies: RecordingCopies;
  readonly vault: VaultService;
  readonly deskKey: DeskKey;
  readonly parser: DocumentParser;
  readonly search: SearchDesk;
  readonly references: ReferenceDesk;
  readonly captures: CaptureService;
  readonly ports: Ports;
  readonly stetVersion: string;
  readonly writer: DocumentWriter;
  /** `resources/sample`. */
  readonly sampleFolder: string;
  readonly send: EventSender<typeof events>;
}
