package io.distric.catalog;

import io.distric.catalog.CatalogApplied.Activated;
import io.distric.catalog.CatalogApplied.Superseded;
import io.distric.catalog.CatalogApplied.Unreadable;
import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogLoader.Prepared;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogOutcome.Refused;
import io.distric.config.CatalogConfig;
import io.distric.dsl.ast.Model;
import io.distric.protocol.ProblemCode;
import io.distric.replica.ReplicaGroup;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one change after the other. Confined to the catalog's write thread. */
final class CatalogWriter {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogWriter.class);
  private static final int ATTEMPTS_MAX = 5;

  /** After the first one, which finds out what is known of all rules, they take milliseconds. */
  private static final int REHEARSALS = 10;

  private final CatalogMachine machine;
  private final CatalogLanguage language;
  private final CatalogLoader loader;
  private final CatalogProposer proposer;
  private final CatalogConfig config;
  private final TaskTypes types;
  private final InstantSource clock;
  private final FolderMemory memory = new FolderMemory();

  CatalogWriter(
      CatalogMachine machine,
      CatalogLanguage language,
      CatalogLoader loader,
      ReplicaGroup group,
      CatalogConfig config,
      TaskTypes types,
      InstantSource clock) {
    this.machine = machine;
    this.language = language;
    this.loader = loader;
    this.proposer = new CatalogProposer(group, config);
    this.config = config;
    this.types = types;
    this.clock = clock;
  }

  /** Reads, checks, compiles, proposes, and waits until this node uses the new version. */
  CatalogOutcome write(CatalogChange change, Author author, boolean dryRun)
      throws InterruptedException {
    try {
      for (int i = 0; i < ATTEMPTS_MAX; i++) {
        CatalogOutcome outcome = attempt(change, author, dryRun);
        if (outcome != null) {
          return outcome;
        }
      }
      return refused(ProblemCode.CATALOG_BUSY, "other changes came first, again and again");
    } catch (RefusedException e) {
      return new Refused(e.problem());
    } catch (ReplicaGroup.NotLeadingException e) {
      return refused(ProblemCode.CATALOG_UNAVAILABLE, String.valueOf(e.getMessage()));
    } catch (ReplicaGroup.OutcomeUnknownException e) {
      ProblemCode code = ProblemCode.CATALOG_OUTCOME_UNKNOWN;
      return new Refused(code.unknown(String.valueOf(e.getMessage()), 1));
    }
  }

  /**
   * Brings the newest version into force and makes ready for the first edit of it.
   *
   * @param idle whether nobody waits for an edit of his own
   */
  void rehearse(BooleanSupplier idle) throws InterruptedException {
    loader.load();
    CatalogView view = machine.view();
    if (!loader.isInForce(view)) {
      return;
    }
    Optional<CatalogChange> edit = Rehearsal.of(loader.model(view), language);
    boolean again = edit.isPresent();
    for (int i = 0; again && i < REHEARSALS; i++) {
      CatalogOutcome outcome = write(edit.orElseThrow(), Rehearsal.AUTHOR, true);
      LOG.debug("rehearsed an edit: {}", outcome);
      again = outcome instanceof Done && idle.getAsBoolean();
    }
  }

  /** The outcome; null if another change came first. */
  private @Nullable CatalogOutcome attempt(CatalogChange change, Author author, boolean dryRun)
      throws RefusedException, InterruptedException {
    CatalogView view = machine.view();
    Model model = loader.model(view);
    memory.expect(view.current());
    // Planner and editor look at the same chunk of one changed item, which is read once.
    CatalogItems base = CatalogItems.current(view);
    Plan plan = plan(change, view, base, model);
    if (plan.edits().isEmpty()) {
      remember(change, plan, view.current(), dryRun);
      return new Done(view.current(), plan.changes(), plan.warnings(), Optional.empty());
    }
    long version = view.current() + 1;
    ChunkEditor.Edited edited = new ChunkEditor(base, config.blobBytes()).edit(plan.edits());
    sized(edited.manifest());
    Prepared prepared = loader.compile(plan.model(), version, edited.root());
    if (dryRun) {
      return new Done(view.current(), plan.changes(), plan.warnings(), Optional.empty());
    }
    loader.prepare(prepared);
    Activate activate = activate(version, edited.root(), plan, author);
    try {
      return outcome(proposer.propose(unknown(edited.blobs(), view), activate), change, plan);
    } finally {
      loader.forget(prepared);
    }
  }

  private @Nullable CatalogOutcome outcome(CatalogApplied applied, CatalogChange change, Plan plan)
      throws RefusedException {
    return switch (applied) {
      case Activated activated -> {
        loader.load();
        remember(change, plan, activated.version().version(), false);
        yield new Done(activated.version().version(), plan.changes(), plan.warnings(), plan.only());
      }
      case Superseded _ -> null;
      case Unreadable it -> throw new IllegalStateException("own entry refused: " + it.reason());
      case CatalogApplied.Kept _, CatalogApplied.BlobsMissing _ ->
          throw new RefusedException(
              ProblemCode.CATALOG_BUSY.retry("other changes swept this one's parts away", 1));
    };
  }

  private Plan plan(CatalogChange change, CatalogView view, CatalogItems base, Model model)
      throws RefusedException {
    try {
      return planner(view, base, model).plan(change);
    } catch (RefusedException e) {
      if (change instanceof CatalogChange.Folder folder && memory.knows(folder)) {
        // Read everything, so that every diagnostic has its place.
        memory.forget();
        return planner(view, base, model).plan(change);
      }
      throw e;
    }
  }

  private ChangePlanner planner(CatalogView view, CatalogItems base, Model model) {
    return new ChangePlanner(view, base, model, language, types, clock.millis(), memory);
  }

  private void remember(CatalogChange change, Plan plan, long version, boolean dryRun) {
    if (dryRun) {
      return;
    }
    memory.follow(version);
    switch (change) {
      case CatalogChange.Folder folder -> memory.remember(folder, plan.files());
      case CatalogChange.Rollback _ -> memory.forget();
      case CatalogChange.Put _, CatalogChange.Delete _, CatalogChange.Bundle _ -> {
        // They cannot touch what a folder owns.
      }
    }
  }

  private void sized(Manifest manifest) throws RefusedException {
    if (manifest.bytes() > config.sourceBytesMax()) {
      throw new RefusedException(
          ProblemCode.CATALOG_TOO_LARGE,
          "the catalog would have %d bytes; catalog.sourceBytesMax is %d"
              .formatted(manifest.bytes(), config.sourceBytesMax()));
    }
  }

  private static Collection<Blob> unknown(Collection<Blob> blobs, CatalogView view) {
    return blobs.stream().filter(blob -> !view.blobs().containsKey(blob.hash())).toList();
  }

  private Activate activate(long version, String root, Plan plan, Author author) {
    return new Activate(
        version,
        version - 1,
        root,
        config.versionsKept(),
        clock.millis(),
        author.who(),
        plan.what(),
        author.from(),
        plan.model().rules().size(),
        plan.model().workflows().size());
  }

  private static Refused refused(ProblemCode code, String detail) {
    return new Refused(code.retry(detail, 1));
  }
}
