#include "graph/chart/render/gv.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <new>

namespace orgplan::render::gv {
namespace {

std::string& messages() {
    static std::string kept;
    return kept;
}

int keep_message(char* message) {
    if (messages().size() < 2000) messages() += message;
    return 0;
}

// Graphviz says of every plugin that is there and cannot be loaded that "perhaps one of its dependents was not" found:
// the loader knows the reason. Empty where `said` speaks of none.
std::string why_not_loaded(const std::string& said) {
    static constexpr std::string_view kBefore = "Could not load \"";
    const std::size_t before = said.rfind(kBefore);
    if (before == std::string::npos || said.find("It was found", before) == std::string::npos) return {};
    const std::size_t begin = before + kBefore.size();
    const std::string path = said.substr(begin, said.find('"', begin) - begin);
    void* const loaded = dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    const char* const reason = loaded == nullptr ? dlerror() : nullptr;
    // It loads now, or its segments have no room.
    if (reason == nullptr || std::string_view(reason).find("failed to map segment") != std::string_view::npos ||
        std::string_view(reason).find("annot allocate memory") != std::string_view::npos) {
        throw std::bad_alloc();
    }
    return fmt::format("Graphviz cannot load a plugin: {}; reinstall the package graphviz", reason);
}

}  // namespace

std::mutex& mutex() {
    static std::mutex made;
    return made;
}

GVC_t* context() {
    static GVC_t* const made = gvContext();
    return made;
}

Errors::Errors() : before_(agseterrf(keep_message)) {
    messages().clear();
    agreseterrors();
}

Errors::~Errors() {
    agseterrf(before_);
}

bool Errors::any() const {
    return agerrors() >= AGERR;
}

std::string Errors::text() const {
    std::string said = messages();
    while (!said.empty() && (said.back() == '\n' || said.back() == '.')) said.pop_back();
    // `Layout type: "nop2" not recognized. Use one of: ...`, and a list that may be empty.
    if (const std::size_t known = said.find("\" not recognized"); known != std::string::npos) {
        if (std::string unloaded = why_not_loaded(said.substr(0, known)); !unloaded.empty()) return unloaded;
        const std::size_t quote = said.rfind('"', known - 1);
        return "Graphviz has no plugin for `" + said.substr(quote + 1, known - quote - 1) +
               "`; install the package graphviz, then run `dot -c` as root";
    }
    return said.empty() ? "Graphviz failed and gave no reason" : said;
}

}  // namespace orgplan::render::gv
