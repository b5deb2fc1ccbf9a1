import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly children: ReactNode;
  /** What broke, in the user's words: "This screen". */
  readonly what: string;
  /** Clears the error when it changes, e.g. with the screen. */
  readonly resetKey: string;
  /** A way out that needs nothing of what broke. */
  readonly onLeave?: () => void;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Catches mistakes of the program below it and says what was kept. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { what, onLeave } = this.props;
    return (
      <main className="app-broken">
        <h1>{what} stopped working</h1>
        <p>
          This is a mistake in Stet. Everything shown as saved is on disk. Words typed in the last second may
          be missing.
        </p>
        <p>Load the window again to go on.</p>
        <pre className="ui-code">{error.message}</pre>
        <div className="app-broken-actions">
          <Button
            variant="primary"
            onPress={() => {
              window.location.reload();
            }}
          >
            Load the window again
          </Button>
          {onLeave === undefined ? null : <Button onPress={onLeave}>Go to the library</Button>}
        </div>
      </main>
    );
  }
}
