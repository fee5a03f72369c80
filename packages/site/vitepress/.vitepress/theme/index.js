import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent, h, nextTick, onMounted, watch } from "vue";
import "./style.css";

/** The default's layout. Its first page and that of an unknown address have no `<main>`, unlike all others, and are marked for screen readers. */
const Layout = {
  setup() {
    const { frontmatter, page } = useData();
    const hasNoMain = () => frontmatter.value.layout === "home" || page.value.isNotFound === true;
    const markMain = async () => {
      await nextTick();
      const content = document.getElementById("VPContent");
      if (hasNoMain()) content?.setAttribute("role", "main");
      else content?.removeAttribute("role");
    };
    onMounted(markMain);
    watch(hasNoMain, markMain, { flush: "post" });
    return () => h(DefaultTheme.Layout);
  },
};

/** Loaded by the one page that has it. */
const Converter = defineAsyncComponent(() => import("./Converter.vue"));

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp: ({ app }) => app.component("Converter", Converter),
};
