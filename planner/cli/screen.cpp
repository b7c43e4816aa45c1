#include "planner/cli/screen.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace orgplan::cli {
namespace {

std::string_view value_of(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

bool is_set(const char* name) {
    return !value_of(name).empty();
}

int number_of(const char* name) {
    const std::string_view text = value_of(name);
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> names) {
    for (const std::string_view each : names) {
        if (value == each) return true;
    }
    return false;
}

// Which terminals have shown links for years, by what they say of themselves; in tmux and screen nobody knows which
// terminal shows the text.
bool is_linking_terminal() {
    const std::string_view term = value_of("TERM");
    if (is_set("TMUX") || is_set("STY") || term.starts_with("screen") || term.starts_with("tmux")) return false;
    return is_one_of(value_of("TERM_PROGRAM"), {"iTerm.app", "WezTerm", "vscode", "ghostty"}) ||
           number_of("VTE_VERSION") >= 5000 || number_of("KONSOLE_VERSION") >= 201200 || is_set("WT_SESSION") ||
           is_one_of(term, {"xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "wezterm"});
}

// What opens a file on this computer: a terminal ignores those of another one, as in a session by ssh.
report::ScreenLinks screen_links() {
    report::ScreenLinks links;
    std::error_code none;
    links.folder = std::filesystem::current_path(none).string() + "/";
    links.columns = value_of("TERM_PROGRAM") == "vscode";
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host.front() = '\0';
    links.files = links.columns ? "vscode://file" : fmt::format("file://{}", host.data());
    // The page has to be where it is said to be.
    constexpr std::string_view kFile = "file://";
    links.docs = docs_address();
    if (links.docs.starts_with(kFile) &&
        !std::filesystem::exists(links.docs.substr(kFile.size()) + "/rules.md", none)) {
        links.docs.clear();
    }
    return links;
}

}  // namespace

bool is_coloured(std::string_view choice, bool terminal) {
    if (choice != "auto") return choice == "always";
    if (is_set("NO_COLOR")) return false;                                            // no-color.org
    if (is_set("CLICOLOR_FORCE") && value_of("CLICOLOR_FORCE") != "0") return true;  // bixense.com/clicolors
    return terminal && value_of("TERM") != "dumb";
}

bool is_linked(bool coloured, bool terminal) {
    return coloured && terminal && is_linking_terminal();
}

void settle_screens(Console& console) {
    for (Screen* const screen : {&console.on_out, &console.on_err}) {
        screen->colour = is_coloured(console.color, screen->terminal);
        screen->links = is_linked(screen->colour, screen->terminal);
    }
}

report::TextStyle style_of(const Console& console, const Screen& screen) {
    report::TextStyle style{screen.colour, console.width};
    if (screen.links) style.links = screen_links();
    return style;
}

std::string docs_address() {
    std::string address(is_set("ORGPLAN_DOCS") ? value_of("ORGPLAN_DOCS") : std::string_view(ORGPLAN_DOCS));
    while (address.ends_with('/')) address.pop_back();
    return address;
}

std::string links_to_files() {
    if (is_set("GITHUB_SERVER_URL") && is_set("GITHUB_REPOSITORY") && is_set("GITHUB_SHA")) {
        return fmt::format("{}/{}/blob/{}/", value_of("GITHUB_SERVER_URL"), value_of("GITHUB_REPOSITORY"),
                           value_of("GITHUB_SHA"));
    }
    if (is_set("CI_PROJECT_URL") && is_set("CI_COMMIT_SHA")) {
        return fmt::format("{}/-/blob/{}/", value_of("CI_PROJECT_URL"), value_of("CI_COMMIT_SHA"));
    }
    return {};
}

}  // namespace orgplan::cli
