#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <memory>

#include "planner/cli/console.h"
#include "planner/cli/last_words.h"
#include "planner/cli/progress.h"

namespace orgplan::cli {

void log_step(Console& console, const std::string& step) {
    console.step = step;
    set_last_words(console.subject, step);
    if (console.progress != nullptr) console.progress->step(step);
    if (!console.verbose) return;
    spdlog::logger logger("orgplan", std::make_shared<spdlog::sinks::ostream_sink_st>(console.err));
    logger.set_pattern("%H:%M:%S.%e %v");
    logger.info(step);
    logger.flush();
}

}  // namespace orgplan::cli
