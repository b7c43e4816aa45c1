#include "graph/chart/render/gv.h"

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
        const std::size_t quote = said.rfind('"', known - 1);
        return "Graphviz has no plugin for `" + said.substr(quote + 1, known - quote - 1) +
               "`; install the package graphviz, then run `dot -c` as root";
    }
    return said.empty() ? "Graphviz failed and gave no reason" : said;
}

}  // namespace orgplan::render::gv
