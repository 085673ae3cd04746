package byway.hotspot.gateway;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The kernel's packet filter by way of libnftables, in this process: the counters are read several
 * times a second, and a process for each reading would cost a small box more than all else. A run
 * of several commands is one transaction: all of it holds, or nothing.
 */
final class Nft implements AutoCloseable {
  private static final String LIBRARY = "libnftables.so.1";

  private final Arena arena = Arena.ofShared();
  private final MemorySegment context;
  private final MethodHandle run;
  private final MethodHandle output;
  private final MethodHandle error;
  private final MethodHandle free;

  /**
   * Opens the way to the packet filter of this network namespace.
   *
   * @throws NftFailed when the library is not installed
   */
  Nft() {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(LIBRARY, arena);
    } catch (IllegalArgumentException e) {
      throw new NftFailed(LIBRARY + " is not installed (Debian: libnftables1, or nftables)");
    }
    var linker = Linker.nativeLinker();
    var pointer = ValueLayout.ADDRESS;
    var number = ValueLayout.JAVA_INT;
    var make = handle(linker, library, "nft_ctx_new", FunctionDescriptor.of(pointer, number));
    run =
        handle(
            linker,
            library,
            "nft_run_cmd_from_buffer",
            FunctionDescriptor.of(number, pointer, pointer));
    output =
        handle(
            linker, library, "nft_ctx_get_output_buffer", FunctionDescriptor.of(pointer, pointer));
    error =
        handle(
            linker, library, "nft_ctx_get_error_buffer", FunctionDescriptor.of(pointer, pointer));
    free = handle(linker, library, "nft_ctx_free", FunctionDescriptor.ofVoid(pointer));
    context = (MemorySegment) call(make, 0);
    var buffered = FunctionDescriptor.of(number, pointer);
    call(handle(linker, library, "nft_ctx_buffer_output", buffered), context);
    call(handle(linker, library, "nft_ctx_buffer_error", buffered), context);
  }

  /**
   * Runs commands as {@code nft -f} would.
   *
   * @return what they printed
   * @throws NftFailed when the kernel or the library refuses; then nothing has changed
   */
  synchronized String run(String commands) {
    try (var local = Arena.ofConfined()) {
      int failed = (int) call(run, context, local.allocateFrom(commands));
      var printed = text((MemorySegment) call(output, context));
      var complaint = text((MemorySegment) call(error, context));
      if (failed != 0) {
        throw new NftFailed(complaint.strip());
      }
      return printed;
    }
  }

  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      call(free, context);
      arena.close();
    }
  }

  private static String text(MemorySegment chars) {
    return chars.address() == 0 ? "" : chars.reinterpret(Integer.MAX_VALUE).getString(0);
  }

  private static MethodHandle handle(
      Linker linker, SymbolLookup library, String name, FunctionDescriptor type) {
    return linker.downcallHandle(library.findOrThrow(name), type);
  }

  private static Object call(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
