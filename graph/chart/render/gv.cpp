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
    return said.empty() ? "Graphviz failed and gave no reason" : said;
}

}  // namespace orgplan::render::gv
