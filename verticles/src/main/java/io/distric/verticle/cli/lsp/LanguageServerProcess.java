package io.distric.verticle.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

/** One talk with an editor, over a pair of streams. */
public final class LanguageServerProcess {

  private LanguageServerProcess() {}

  /**
   * Serves until the editor says exit or closes its end.
   *
   * @param in what the editor says
   * @param out what it is told
   * @return whether the editor said shutdown before exit, as it should
   * @throws IOException if the talk breaks off
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public static boolean serve(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    try (ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lsp").daemon().factory())) {
      DistricLanguageServer server = new DistricLanguageServer(thread);
      Launcher<LanguageClient> launcher =
          new Launcher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(in)
              .setOutput(out)
              .create();
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      server.onExit(() -> listening.cancel(true));
      await(listening, server);
      thread.shutdownNow();
      return server.isShutDown();
    }
  }

  private static void await(Future<Void> listening, DistricLanguageServer server)
      throws IOException, InterruptedException {
    try {
      listening.get();
    } catch (java.util.concurrent.CancellationException exit) {
      // The editor said exit.
    } catch (ExecutionException broken) {
      if (!server.isShutDown()) {
        throw new IOException("the talk with the editor broke off: " + broken.getCause(), broken);
      }
    }
  }
}
