#pragma once

namespace kizen_tool {

/// What the tool's exit status says; the same for every command.
enum ExitCode : int {
  Kept = 0,          ///< everything that was promised was kept
  Usage = 1,         ///< the command line cannot be read
  Unusable = 2,      ///< a contract, suite or overlay cannot be used
  CouldNotRun = 3,   ///< no connection, credentials refused, or nothing was run
  Broken = 4,        ///< a promise was broken, a teardown failed, or too much stayed unchecked
  OnlyWaived = 5,    ///< kept but for what waivers allow, with --strict-waivers
  Internal = 70,     ///< a fault of the tool itself
  Interrupted = 130  ///< stopped by a signal, after teardown
};

}  // namespace kizen_tool
