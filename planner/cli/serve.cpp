#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <ostream>
#include <system_error>

#include "planner/api/page.h"
#include "planner/cli/commands.h"
#include "planner/cli/live_server.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/redact_page.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/cli/spec_watch.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

struct ServeOptions {
    SpecInput input;
    int port = 8642;
    bool open = false;
    std::vector<std::string> include;
    std::vector<std::string> redact;
};

constexpr std::string_view kUnreadable = "the spec cannot be read";

// What stops it comes as something to read, so that waiting for files ends at once; other threads do not get it.
int signals_to_read() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return ::signalfd(-1, &set, SFD_CLOEXEC);
}

// Why it cannot be opened; empty: it is. It gets the signals that this program reads, and is of a group of its own.
std::string open_browser(const std::string& address) {
    std::string program = "xdg-open", what = address;
    char* const arguments[] = {program.data(), what.data(), nullptr};
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_t look;
    ::posix_spawnattr_init(&look);
    ::posix_spawnattr_setsigmask(&look, &none);
    ::posix_spawnattr_setflags(&look, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    pid_t child = 0;
    const int fault = ::posix_spawnp(&child, program.c_str(), nullptr, &look, arguments, environ);
    ::posix_spawnattr_destroy(&look);
    return fault == 0 ? std::string() : fmt::format("{}: {}", program, std::generic_category().message(fault));
}

language::ReadOptions watched(language::ReadOptions reading, const SpecWatch& watch) {
    reading.tree = &watch.files();
    return reading;
}

std::string report_of(const api::Refusal& refusal, const language::Spec& spec) {
    if (refusal.why == api::Refusal::Why::faulty) {
        return report::text_report(refusal.findings, spec.sources, spec.organisation, {}) +
               report::count_text(refusal.findings);
    }
    return refusal.hint.empty() ? refusal.message : refusal.message + "; " + refusal.hint;
}

class Serving {
  public:
    Serving(const ServeOptions& options, redact::Secrets secrets, language::ReadOptions reading)
        : options_(options), secrets_(secrets), reading_(watched(std::move(reading), watch_)) {
        request_.tree = reading_.tree;
        request_.format = api::kPageFormat;
        request_.include = options.include;
        request_.program = "orgplan " ORGPLAN_VERSION;
        request_.left_out = secrets.words();
    }

    // Nothing, and the reason on `err`, where there is no chart to begin with.
    std::optional<Exit> begin(Console& console) {
        if (const auto refusal = api::without_pages()) return refuse(console, *refusal);
        redact::Redaction redaction(secrets_);
        // The reason names the file.
        if (secrets_.has(redact::Secret::names) && !api::read(options_.input.path, reading_)) {
            return refuse(console, kUnreadable, "`orgplan serve` without `--redact` says why");
        }
        const api::SpecPtr spec = read_at(options_.input.path, reading_, console);
        if (!spec) return kUsage;
        if (const std::string fault = watch_.fault(); !fault.empty()) return refuse(console, fault);
        api::Result<api::LivePage> page = page_of(*spec, redaction);
        const std::string path = redaction.path(options_.input.path);
        if (!page) return refuse(console, page.error(), *spec, path, "nothing is served");
        state_.show(std::move(page->html), std::move(page->data));
        return std::nullopt;
    }

    int run(Console& console) {
        const int signals = signals_to_read();
        LiveServer server(state_);
        const int port = server.bind(options_.port);
        if (port == 0) {
            return refuse(console, fmt::format("port {} cannot be had: {}", options_.port, server.fault()),
                          "give another one with --port, or 0 for any that is free");
        }
        server.start();
        const std::string address = fmt::format("http://127.0.0.1:{}/", port);
        const std::string path = redact::Redaction(secrets_).path(options_.input.path);
        console.out << fmt::format("{} shows {} as it is saved; Ctrl-C ends it\n", address, path) << std::flush;
        if (options_.open) {
            if (const std::string fault = open_browser(address); !fault.empty()) {
                console.err << fmt::format("orgplan: no browser was opened: {}; open {} in one\n", fault, address);
            }
        }
        while (watch_.wait(signals) == SpecWatch::What::changed) update();
        state_.stop();
        server.stop();
        ::close(signals);
        return kClean;
    }

  private:
    // The page of what is left of a spec. People have the numbers that `draw` would give them, of this text alone.
    api::Result<api::LivePage> page_of(language::Spec& spec, redact::Redaction& redaction) {
        if (redaction.empty()) return api::live_page(spec, request_);
        api::DrawRequest request = request_;
        text::Findings faults;
        std::optional<api::Checked> found = found_for_page(spec, request_.tree);
        redact_page(redaction, spec, found, faults);
        if (found) request.checked = &*found;
        return api::live_page(spec, request);
    }

    void update() {
        const api::Result<api::SpecPtr> spec = api::read(options_.input.path, reading_);
        redact::Redaction redaction(secrets_);
        if (!spec) {
            state_.report(redaction.has(redact::Secret::names) ? std::string(kUnreadable)
                                                               : report_of(spec.error(), language::Spec()));
            return;
        }
        api::Result<api::LivePage> page = page_of(**spec, redaction);
        if (page) {
            state_.show(std::move(page->html), std::move(page->data));
        } else {
            state_.report(report_of(page.error(), **spec));
        }
    }

    const ServeOptions& options_;
    const redact::Secrets secrets_;
    SpecWatch watch_;
    const language::ReadOptions reading_;
    api::DrawRequest request_;
    LiveState state_;
};

int serve(const ServeOptions& options, Console& console) {
    constexpr int kMostPort = 65535;
    if (options.input.path == "-") return refuse(console, "serve watches files, not standard input", "name a file");
    if (options.port > kMostPort) {
        return refuse(console, fmt::format("--port {} is not a port", options.port), "write 1 to 65535, or 0");
    }
    const std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    if (redaction->has(redact::Secret::cost) && !options.include.empty()) {
        return refuse(console, "`--include costs` would show what `--redact` leaves out", "leave out one of the two");
    }
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    Serving serving(options, redaction->secrets(), *reading);
    if (const std::optional<Exit> code = serving.begin(console)) return *code;
    return serving.run(console);
}

void describe(ServeOptions& values, Options& options) {
    add_path(values.input, options);
    options.front().help = "The spec or scenario: a file, or a folder of files";
    options.push_back({.names = "--port",
                       .target = &values.port,
                       .help = "The port to listen on; 0 is any that is free",
                       .shows_default = true,
                       .not_negative = true,
                       .called = "PORT"});
    options.push_back({.names = "--open", .target = &values.open, .help = "Open the page in the browser"});
    const auto include = api::include_words();
    options.push_back(
        {.names = "--include",
         .target = &values.include,
         .help = "What the page has only by choice: costs, with run rates, budgets and findings about them",
         .choices = {include.begin(), include.end()},
         .delimiter = ',',
         .called = "WHAT"});
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
}

}  // namespace

Invocation serve_command() {
    return invocation(
        describe, serve,
        "It serves this computer alone. Where a spec that was saved cannot be drawn, the page has the report\n"
        "over the last chart that could be.");
}

}  // namespace orgplan::cli
