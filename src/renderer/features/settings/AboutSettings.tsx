import { useEffect, useState } from 'react';
import { versionWords } from '../../../contract/build-stamp.ts';
import { useStores } from '../../stores/stores.ts';

/** Which Stet this is, and whose work is in it. */
export function AboutSettings() {
  const { bridge } = useStores();
  const [version, setVersion] = useState('');
  useEffect(() => {
    void bridge.invoke('app:info', {}).then((info) => {
      if (info.ok) setVersion(versionWords(info.value.version, info.value.stamp));
    });
  }, [bridge]);
  return (
    <>
      <div className="ui-field">
        <span className="ui-label">Version</span>
        <p>{version}</p>
      </div>
      <div className="ui-field">
        <span className="ui-label">Work of others</span>
        <p>
          Stet stands on free software. Names, versions and licences of all of it are in the file
          “third-party-notices.txt” that comes with the program.
        </p>
        <p>
          References in APA, Harvard and Vancouver are formatted by citeproc-js, copyright 2009–2019 Frank
          Bennett, used unmodified under the Common Public Attribution License 1.0. Its source is at
          github.com/Juris-M/citeproc-js. The styles come from the Citation Style Language project under CC
          BY-SA 3.0.
        </p>
      </div>
    </>
  );
}
